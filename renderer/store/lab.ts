import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Dataset } from '../../core/data/dataset.ts';
import { sampleInput } from '../../core/data/sample-input.ts';
import type { Tunable } from '../../core/engine/engine.ts';
import type { BranchDeed, View } from '../../core/protocol/commands.ts';
import type { Divergence, FilmFrame, Frame, Stopped, TrainerMessage } from '../../core/protocol/messages.ts';
import type { Difference } from '../../core/training/difference.ts';
import type { Distributions } from '../../core/training/distributions.ts';
import type { SetUp } from '../../core/training/link.ts';
import type { Settings } from '../../core/training/settings.ts';
import type { StopRule } from '../../core/training/stop-rule.ts';
import type { Host } from '../host/host.ts';
import { t } from '../text.ts';
import { type Beginning, type Start, startOf } from './change.ts';
import { type Changes, createChanges } from './changes.ts';
import { lineTroubleText } from './line-trouble.ts';
import { createScreen } from './screen.ts';
import { openTrainerLine, type TrainerLine } from './trainer-line.ts';

/** One neuron: layer 0 is the input, 1 the first hidden layer. */
export interface Unit {
  readonly layer: number;
  readonly index: number;
}

/** The branches of a run, and the one on screen. */
export type BranchTree = Pick<Extract<TrainerMessage, { type: 'branches' }>, 'current' | 'list'>;

/** What is seen of a run: settings, data, and the frame on screen. Views read it and call its intents. */
export interface Lab extends Changes {
  readonly host: Host;
  readonly settings: ReadonlySignal<Settings>;
  /** The data of the run, scaled if the settings say so. */
  readonly dataset: ReadonlySignal<Dataset | undefined>;
  /** The data set of the user's own as it was given, in use while the settings say `given`. */
  readonly given: ReadonlySignal<Dataset | undefined>;
  /** The frame on screen; changes with every frame that is drawn. */
  readonly frame: ReadonlySignal<Frame | undefined>;
  /** The same at most ten times a second while training, for text that people read. */
  readonly calmFrame: ReadonlySignal<Frame | undefined>;
  readonly playing: ReadonlySignal<boolean>;
  readonly film: ReadonlySignal<readonly FilmFrame[]>;
  /** How numbers spread in each layer along the run, as last asked for. */
  readonly spread: ReadonlySignal<Distributions | undefined>;
  /** The trainer still makes the run of these settings: no frame of it has come. */
  readonly awaiting: ReadonlySignal<boolean>;
  readonly divergence: ReadonlySignal<Divergence | undefined>;
  readonly problem: Signal<string | undefined>;
  /** Steps a second, or as fast as it goes. */
  readonly speed: Signal<number | 'full'>;
  /** The neuron whose arithmetic is shown. */
  readonly chosen: Signal<Unit>;
  /** The sample in hand, by its place in the data set. */
  readonly sample: Signal<number>;
  /** What single views ask for while they are on screen. */
  readonly asked: Signal<Pick<View, 'answers' | 'distributions'>>;
  /** What the room on screen needs in frames, beside the sample in hand. */
  readonly wanted: Signal<Omit<View, 'probe' | 'gradients'>>;
  /** Parameters whose gradients frames carry, by their places in the flat array. */
  readonly watched: Signal<Uint32Array>;

  /** How many start parameters of this run are not fresh: kept from the run before. */
  readonly kept: ReadonlySignal<number>;
  /** How a second lane beside this run differs from it. */
  readonly twin: ReadonlySignal<Difference | undefined>;
  /** When playing stops by itself. */
  readonly stop: ReadonlySignal<StopRule | undefined>;
  /** Set while the run stands where it stopped by itself. */
  readonly stopped: Signal<Stopped | undefined>;

  /** The branches of this run; undefined until one was made. */
  readonly branches: ReadonlySignal<BranchTree | undefined>;
  branch(deed: BranchDeed): void;
  compareBranches: TrainerLine['compareBranches'];
  play(): void;
  pause(): void;
  advance(by: 'step' | 'epoch'): void;
  seek(step: number): void;
  trace: TrainerLine['trace'];
  /** The run as a file, as it is now. */
  save: TrainerLine['save'];
  /** Grows with every run that begins. */
  runNumber(): number;
  /** Has somebody keep the runs. */
  keepWith(keeping: Keeping): void;
}

/** Who keeps the runs of a lab. */
interface Keeping {
  /** The run on screen is about to give way to another. */
  leaving(): void;
  /** A run was taken up from this file. */
  opened(file: { readonly name: string; readonly bytes: Uint8Array }): void;
  /** The latest file of the run on screen, for a new trainer to take up when the one before is gone. */
  lastFile(): { readonly name: string; readonly bytes: Uint8Array } | undefined;
  /** It was taken up, and has this number now. */
  takenUp(run: number): void;
}

export async function createLab(host: Host, start: SetUp): Promise<Lab> {
  const settings = signal(start.settings);
  const given = signal<Dataset | undefined>(undefined);
  const dataset = signal<Dataset | undefined>(undefined);
  const asked = signal<Lab['asked']['value']>({});
  const divergence = signal<Divergence | undefined>(undefined);
  const problem = signal<string | undefined>(undefined);
  const speed = signal<number | 'full'>('full');
  const chosen = signal<Unit>({ layer: 1, index: 0 });
  const sample = signal(0);
  const watched = signal(new Uint32Array(0));
  const wanted = signal<Omit<View, 'probe' | 'gradients'>>({ unitGrid: 0, outputGrid: 0, samples: new Uint32Array(0) });
  const kept = signal(0);
  const stop = signal(start.stop);
  const twin = signal<Difference | undefined>(undefined);
  const stopped = signal<Stopped | undefined>(undefined);
  const branches = signal<Lab['branches']['value']>(undefined);
  /** Changes of the run that no frame shows yet. */
  let tuning: Partial<Tunable> | undefined;
  /** A pause is on its way to the trainer: its frames that were under way before are still drawn. */
  const halting = signal(false);
  let keeping: Keeping | undefined;

  const screen = createScreen((run) => run === line.run);
  const { frame, calmFrame, film, spread, awaiting } = screen;

  const line = await openTrainerLine(host, {
    draw(next, now) {
      batch(() => {
        screen.show(next, now);
        follow(next.tunable);
        if (!next.playing) halting.value = false;
      });
    },
    hear(news) {
      switch (news.type) {
        case 'ready':
          batch(() => {
            dataset.value = news.dataset;
            kept.value = news.kept;
            sample.value = Math.max(0, Math.min(sample.value, news.dataset.train + news.dataset.test - 1));
          });
          return look();
        case 'branches':
          branches.value = news;
          return;
        case 'diverged':
          divergence.value = news.divergence;
          return;
        case 'stopped':
          stopped.value = news.stopped;
          return;
        default:
          news satisfies never;
      }
    },
    refused(sentence) {
      problem.value = sentence;
      tuning = undefined;
    },
    trouble(trouble) {
      problem.value = lineTroubleText(trouble);
    },
    replaced() {
      const file = keeping?.lastFile();
      restart(file ? { kind: 'file', ...file } : { kind: 'fresh' });
      if (!file) return;
      keeping?.takenUp(line.run);
      problem.value = t().trainerReplaced;
    },
  });
  const { send } = line;

  function restart(start: Start = { kind: 'fresh' }): void {
    const run = line.nextRun();
    tuning = undefined;
    batch(() => {
      divergence.value = undefined;
      stopped.value = branches.value = undefined;
      problem.value = undefined;
      screen.clear();
      halting.value = false;
    });
    const data = settings.value.data.kind === 'given' ? given.value : undefined;
    const dataset = data ? { dataset: data } : {};
    if (start.kind === 'file') return send({ type: 'open', run, name: start.name, bytes: start.bytes, ...dataset });
    send({
      type: 'configure',
      run,
      settings: settings.value,
      ...dataset,
      ...startOf(start),
      ...(twin.value ? { twin: twin.value } : {}),
    });
  }

  function look(): void {
    if (!dataset.value) return;
    const probe = sampleInput(dataset.value, sample.value);
    send({ type: 'look', run: line.run, view: { ...wanted.value, ...asked.value, probe, gradients: watched.value } });
  }

  function begin(beginning: Beginning): void {
    keeping?.leaving();
    const next = beginning.settings;
    batch(() => {
      if (beginning.given !== given.value || next.data !== settings.value.data) sample.value = 0;
      settings.value = next;
      given.value = beginning.given;
      stop.value = beginning.stop;
      twin.value = beginning.twin;
      const layers = next.hidden.length + 1;
      const { layer, index } = chosen.value;
      const units = next.hidden[layer - 1]?.units ?? 1;
      if (layer > layers || index >= units) chosen.value = { layer: Math.min(layer, layers), index: 0 };
    });
    restart(beginning.start);
    if (beginning.start.kind === 'file') keeping?.opened(beginning.start);
  }

  /** Whether there is something to train on; says so when not. */
  function canTrain(): boolean {
    if (dataset.value?.train !== 0) return true;
    problem.value = t().noPoints;
    return false;
  }

  /** What can be changed in a run is what holds at the step on screen, once the last change has arrived there. */
  function follow(now: Tunable): void {
    if (tuning && !holds(now, tuning)) return;
    tuning = undefined;
    if (!holds(settings.value, now)) settings.value = { ...settings.value, ...now };
  }

  const changes = createChanges({
    settings,
    given,
    stop,
    twin,
    kept,
    problem,
    onScreen: () => (frame.value?.run === line.run ? frame.value : undefined),
    begin,
    tune: (change) => {
      settings.value = { ...settings.value, ...change };
      tuning = { ...tuning, ...change };
      divergence.value = stopped.value = undefined;
      send({ type: 'tune', run: line.run, change });
    },
    edit: (index, value) => {
      divergence.value = stopped.value = undefined;
      send({ type: 'edit', run: line.run, index, value });
    },
    jump: (parameters) => {
      divergence.value = stopped.value = undefined;
      send({ type: 'jump', run: line.run, parameters });
    },
  });

  restart();
  effect(look);

  return {
    host,
    settings,
    dataset,
    given,
    frame,
    calmFrame,
    playing: computed(() => !halting.value && (frame.value?.playing ?? false)),
    film,
    spread,
    awaiting,
    divergence,
    problem,
    speed,
    chosen,
    sample,
    wanted,
    asked,
    watched,
    kept,
    stop,
    twin,
    stopped,
    ...changes,
    play: () => {
      if (!canTrain()) return;
      divergence.value = stopped.value = undefined;
      halting.value = false;
      send({ type: 'play', run: line.run, speed: speed.value, ...(stop.value ? { until: stop.value } : {}) });
    },
    pause: () => {
      halting.value = frame.value?.playing ?? false;
      send({ type: 'pause', run: line.run });
    },
    advance: (by) => {
      if (!canTrain()) return;
      stopped.value = undefined;
      send({ type: 'advance', run: line.run, by });
    },
    seek: (step) => {
      stopped.value = undefined;
      send({ type: 'seek', run: line.run, step });
    },
    branches,
    branch: (deed) => {
      divergence.value = stopped.value = undefined;
      send({ type: 'branch', run: line.run, deed });
    },
    compareBranches: line.compareBranches,
    trace: line.trace,
    runNumber: () => line.run,
    save: line.save,
    keepWith: (one) => {
      keeping = one;
    },
  };
}

/** Whether settings hold all of these values. */
function holds(settings: Tunable, values: Partial<Tunable>): boolean {
  const keys = Object.keys(values) as (keyof Tunable)[];
  return keys.every((key) => JSON.stringify(settings[key]) === JSON.stringify(values[key]));
}
