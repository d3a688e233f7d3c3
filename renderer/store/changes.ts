import { type ReadonlySignal, signal } from '@preact/signals';
import type { BuiltInName } from '../../core/data/built-in.ts';
import type { Dataset } from '../../core/data/dataset.ts';
import type { Tunable } from '../../core/engine/engine.ts';
import { type Network, parameterCount } from '../../core/engine/network.ts';
import { describeError } from '../../core/lab-error.ts';
import type { OpenedRun } from '../../core/run-file/open-run.ts';
import type { Weights } from '../../core/run-file/weights.ts';
import { type Difference, settingsWith } from '../../core/training/difference.ts';
import { countDropped } from '../../core/training/keep-parameters.ts';
import type { SetUp } from '../../core/training/link.ts';
import { defaultSettings, networkFor, type Settings } from '../../core/training/settings.ts';
import { settingsOfShape } from '../../core/training/settings-of-shape.ts';
import type { StopRule } from '../../core/training/stop-rule.ts';
import { checkedNetwork, formOf, isLearned, originsOf } from './carry-over.ts';
import type { Start } from './change.ts';
import { type ChangingRun, createChangeHistory } from './change-history.ts';

/** A change that would drop parameters of a trained network: it waits for the user's word. */
export interface Proposal {
  readonly dropped: number;
  readonly all: number;
  /** The network it leads to. */
  readonly network: Network;
  /** What brings this network along: a data set, or a file of weights. */
  readonly comesWith?: { readonly data: BuiltInName } | { readonly file: string };
  readonly accept: () => void;
  /** Takes the data set but leaves the network; absent where it does not fit. */
  readonly keepNetwork?: () => void;
  readonly dismiss: () => void;
}

export interface Changes {
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Whether the latest change is a jump: undo goes back to where the network was. */
  readonly hasJumped: ReadonlySignal<boolean>;
  readonly proposal: ReadonlySignal<Proposal | undefined>;
  undo(): void;
  redo(): void;
  /** Starts a new run with these changes. It goes on from the parameters that keep their meaning; where some do not, it asks. */
  configure(change: Partial<Settings>, dataset?: Dataset): void;
  /** Takes a built-in data set with the settings that learn it well. */
  useData(name: BuiltInName): void;
  tune(change: Partial<Tunable>): void;
  /** Sets one parameter by hand, by its place in the flat array. What a gesture sets is one change, however long it takes. */
  edit(index: number, value: number, gesture?: symbol): void;
  /** Sets all parameters at once, as many as there are; the run goes on from them. */
  jump(parameters: Float32Array): void;
  stopWhen(rule: StopRule | undefined): void;
  /** Starts two lanes from the same fresh weights, the second with one setting different; or goes on with the first alone. */
  compare(difference: Difference | undefined): void;
  /** Starts from the weights of a file, where the data allow their shape; asks when that drops or reshapes a network. */
  takeWeights(weights: Weights, file: string): void;
  /** Takes up the run of a file, at its last step. */
  openRun(run: OpenedRun): void;
  /** Starts the same settings from fresh weights. */
  startFresh(): void;
  /** Starts with the set-up of a link; false when it is about data of the user's own that are not here. */
  open(setUp: SetUp): boolean;
}

/** The changes a user can make to a set-up; each can be taken back. */
export function createChanges(run: ChangingRun): Changes {
  const proposal = signal<Proposal | undefined>(undefined);
  const dismiss = () => {
    proposal.value = undefined;
  };
  const { make, ...history } = createChangeHistory(run, dismiss);

  function begin(settings: Settings, given: Dataset | undefined, start: Start, kind?: string): void {
    const twin = run.twin.value && canDiffer(settings, given, run.twin.value) ? run.twin.value : undefined;
    make({ type: 'begin', beginning: { settings, given, stop: run.stop.value, twin, start } }, kind);
  }

  /** Whether the second lane can be: numbers as targets know one loss only. */
  function canDiffer(settings: Settings, given: Dataset | undefined, difference: Difference): boolean {
    try {
      checkedNetwork(settingsWith(settings, difference), given);
      return true;
    } catch {
      return false;
    }
  }

  function compare(twin: Difference | undefined): void {
    const { settings, given, stop } = run;
    const same = { settings: settings.value, given: given.value, stop: stop.value };
    if (!twin) {
      const origins = settings.value.hidden.map((_, i) => i);
      const start: Start = worthKeeping() ? { kind: 'run', origins } : { kind: 'fresh' };
      return make({ type: 'begin', beginning: { ...same, twin, start } });
    }
    if (!networkOf(settingsWith(settings.value, twin), given.value)) return;
    const start = () => make({ type: 'begin', beginning: { ...same, twin, start: { kind: 'fresh' } } });
    const all = parameterCount(networkNow());
    if (run.twin.value || !trained()) return start();
    ask({ network: networkNow(), dropped: all, all, accept: start });
  }

  /** The network that settings lead to; undefined, and the problem told, when there is none. */
  function networkOf(settings: Settings, given: Dataset | undefined): Network | undefined {
    try {
      return checkedNetwork(settings, given);
    } catch (failure) {
      run.problem.value = describeError(failure).message;
      return undefined;
    }
  }

  const networkNow = () => networkFor(run.settings.value, formOf(run.settings.value.data, run.given.value));

  /** Whether there is training to lose. */
  const trained = () => (run.onScreen()?.step ?? 0) > 0;

  /** Whether the present parameters are worth going on from: until they are, all of them follow from settings and seed. */
  function worthKeeping(): boolean {
    const frame = run.onScreen();
    return frame ? isLearned(frame, run.kept.value) : run.kept.value > 0;
  }

  function ask(about: Omit<Proposal, 'dismiss'>): void {
    proposal.value = { ...about, dismiss };
  }

  function configure(change: Partial<Settings>, own?: Dataset, sure = false): void {
    const { settings: now, given: data } = run;
    const { order: _, ...others } = now.value;
    // Another seed orders the samples anew too.
    const settings = { ...(change.seed === undefined ? now.value : others), ...change };
    const given = own ?? (settings.data.kind === 'given' ? data.value : undefined);
    const [before, network] = [networkNow(), networkOf(settings, given)];
    if (!network) return;
    // Another seed or other start weights alone ask for nothing but a fresh start.
    const asFresh = Object.keys(change).every((key) => key === 'seed' || key === 'initialisation');
    if (asFresh || !worthKeeping()) return begin(settings, given, { kind: 'fresh' }, kindOf(change));
    const origins = originsOf(now.value.hidden, settings.hidden);
    const dropped = countDropped(before, network, origins);
    if (!sure && trained() && dropped > 0) {
      return ask({ network, dropped, all: parameterCount(before), accept: () => configure(change, own, true) });
    }
    begin(settings, given, { kind: 'run', origins }, kindOf(change));
  }

  /** Only the sliders of one data set are moved in many small steps. */
  function kindOf({ data }: Partial<Settings>): string | undefined {
    const now = run.settings.value.data;
    const sameSet = data?.kind === 'built-in' && now.kind === 'built-in' && data.name === now.name;
    return sameSet ? 'data' : undefined;
  }

  function useData(name: BuiltInName, sure = false): void {
    const settings = defaultSettings(name);
    const { data } = settings;
    const [before, network] = [networkNow(), networkFor(settings, formOf(data, undefined))];
    if (!worthKeeping()) return begin(settings, undefined, { kind: 'fresh' });
    if (sameSizes(before, network)) {
      return begin(settings, undefined, { kind: 'run', origins: settings.hidden.map((_, i) => i) });
    }
    if (sure || !trained()) return begin(settings, undefined, { kind: 'fresh' });
    const all = parameterCount(before);
    const accept = () => useData(name, true);
    const keepNetwork = () => configure({ data }, undefined, true);
    ask({
      network,
      dropped: all,
      all,
      comesWith: { data: name },
      accept,
      ...(fits(before, data) ? { keepNetwork } : {}),
    });
  }

  function takeWeights({ sizes, parameters }: Weights, file: string): void {
    const [before, given] = [networkNow(), run.given.value];
    const settings = withShape(sizes, file);
    const network = settings && networkOf(settings, given);
    if (!network) return;
    const accept = () => begin(settings, given, { kind: 'parameters', parameters });
    const all = parameterCount(before);
    if (!trained() && sameSizes(before, network)) return accept();
    ask({ network, dropped: trained() ? all : 0, all, comesWith: { file }, accept });
  }

  function withShape(sizes: readonly number[], file: string): Settings | undefined {
    const { settings, given, problem } = run;
    try {
      return settingsOfShape(settings.value, sizes, formOf(settings.value.data, given.value), file);
    } catch (failure) {
      problem.value = describeError(failure).message;
      return undefined;
    }
  }

  /** Whether the network on screen can learn other data as it is. */
  function fits(network: Network, data: Settings['data']): boolean {
    const form = formOf(data, undefined);
    const suits = form.target.kind === 'classes' || network.loss === 'squared-error';
    return suits && sameSizes(network, networkFor(run.settings.value, form));
  }

  function open({ settings, stop }: SetUp): boolean {
    const { data } = settings;
    const given = data.kind === 'given' ? run.given.value : undefined;
    if (data.kind === 'given' && given?.name !== data.name) return false;
    if (networkOf(settings, given)) {
      make({ type: 'begin', beginning: { settings, given, stop, twin: undefined, start: { kind: 'fresh' } } });
    }
    return true;
  }

  return {
    ...history,
    proposal,
    configure,
    useData,
    tune: (change) => make({ type: 'tune', change }, `tune ${Object.keys(change)}`),
    edit: (index, value, gesture) => make({ type: 'edit', index, value }, gesture ?? `edit ${index}`),
    jump: (parameters) => make({ type: 'jump', parameters }),
    stopWhen: (rule) => make({ type: 'stop', rule }),
    takeWeights,
    openRun({ settings, given, name, bytes }) {
      const start: Start = { kind: 'file', name, bytes };
      make({ type: 'begin', beginning: { settings, given, stop: undefined, twin: undefined, start } });
    },
    startFresh: () => begin(run.settings.value, run.given.value, { kind: 'fresh' }),
    compare,
    open,
  };
}

function sameSizes(one: Network, other: Network): boolean {
  return one.sizes.join() === other.sizes.join();
}
