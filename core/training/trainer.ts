import { makeDataset } from '../data/built-in.ts';
import type { Dataset } from '../data/dataset.ts';
import { engineKind } from '../engine/create-engine.ts';
import { startWeights } from '../engine/start-weights.ts';
import { describeError, LabError } from '../lab-error.ts';
import {
  type BranchDeed,
  type Command,
  frameCredits,
  parseCommand,
  protocolVersion,
  type TrainerMessage,
  type View,
} from '../protocol/messages.ts';
import type { Port } from '../protocol/port.ts';
import { readRun } from '../run-file/read-run.ts';
import { sessionOf } from '../run-file/reopen.ts';
import { type Branches, createBranches } from './branches.ts';
import { checkUp } from './checkup.ts';
import type { Clock } from './clock.ts';
import { frameOf } from './frame.ts';
import type { LayerHealth } from './health.ts';
import { createInsight, type Insight } from './insight.ts';
import { type Kept, keepParameters, type Origins } from './keep-parameters.ts';
import { type RunWatch, watchRun } from './run-watch.ts';
import { createSaver } from './saver.ts';
import { createSession, type Session } from './session.ts';
import { engineOptions, type Settings } from './settings.ts';
import type { StopRule } from './stop-rule.ts';
import { createStopwatch } from './stopwatch.ts';
import { traceOf } from './trace.ts';
import { createTwin, type Twin } from './twin.ts';

/** Training stops after so many milliseconds to hear messages. */
const slice = 8;
/** Share of the time that frames and measures may each take while training goes at full speed. */
const pictureShare = 0.05;
const measureShare = 0.05;
const lookShare = 0.02;
/** Milliseconds between frames that bring the past along while training runs. */
const pastPeriod = 100;
/** Milliseconds of rest at most, for what takes no more than a quarter of that: between frames, and between measures. */
const longestRest = { frame: 100, measure: 1000 };

const noSuchRun = { code: 'protocol', message: 'the run to be kept is not there' } as const;
const emptyView: View = { probe: new Float32Array(0), unitGrid: 0, outputGrid: 0, samples: new Uint32Array(0) };

/**
 * Trains what the page at the other end of the port asks for. The same in a utility process, a Web Worker and in tests.
 *
 * Frames: at most `frameCredits` are under way. One is made only when it will be sent, from the state of that moment, so
 * the latest always wins and nothing queues up; a page that gives no credits costs nothing.
 */
export function startTrainer(port: Port, clock: Clock): void {
  let session: Session | undefined;
  let twin: Twin | undefined;
  let stopwatch = createStopwatch();
  let insight: Insight | undefined;
  let branches: Branches | undefined;
  let run = -1;
  let view = emptyView;

  // Where training is going, and how fast.
  let goal = 0;
  let speed: number | 'full' = 'full';
  let paceFrom = { step: 0, time: 0 };
  let chunk = 1;
  let watch: RunWatch | undefined;
  let cancelSlice: (() => void) | undefined;
  let sliceWaits = false;
  const pace = { steps: 0, milliseconds: 0, perSecond: 0 };

  // What the page has been sent.
  let underWay = 0;
  let dirty = false;
  let filmSent = 0;
  let spreadSent = 0;
  let nextFrame = 0;
  let nextPast = 0;
  let nextMeasure = 0;
  let nextLook = 0;
  let examined: { step: number; health: readonly LayerHealth[] } | undefined;

  const post = (message: TrainerMessage) => port.post(message);
  const saver = createSaver(post, clock);
  const playing = () => session !== undefined && session.step < goal;

  port.onMessage((message) => {
    let command: Command | undefined;
    try {
      command = parseCommand(message);
      obey(command);
    } catch (thrown) {
      post({ type: 'error', run: command && 'run' in command ? command.run : run, ...describeError(thrown) });
    }
  });
  port.onClose(() => {
    goal = 0;
    session?.engine.dispose();
    twin?.dispose();
    session = twin = undefined;
    cancelSlice?.();
    saver.stop();
  });
  post({ type: 'hello', protocol: protocolVersion, engine: engineKind() });

  function obey(command: Command): void {
    if (command.type === 'configure') return configure(command);
    if (command.type === 'open') return open(command);
    if (command.type === 'drawn') {
      underWay = Math.max(0, underWay - 1);
      return send();
    }
    if (command.run !== run || !session) {
      // Whoever wants to keep a run has to hear that there is none.
      if (command.type === 'save') post({ type: 'unsaved', run: command.run, ...noSuchRun });
      return;
    }
    switch (command.type) {
      case 'play':
        speed = command.speed;
        watch = stopWatch(command.until);
        return go(Number.POSITIVE_INFINITY);
      case 'pause':
        return go(session.step);
      case 'advance':
        speed = 'full';
        watch = undefined;
        return go(session.step + (command.by === 'step' ? 1 : stepsToEpochEnd(session)));
      case 'seek':
        session.seek(command.step);
        twin?.seek(session.step);
        return go(session.step);
      case 'tune':
        leaveFuture(session);
        session.tune(command.change);
        twin?.tune(command.change);
        insight?.cut(session.step);
        examined = undefined;
        return changed();
      case 'edit':
        leaveFuture(session);
        session.edit(command.index, command.value);
        twin?.edit(command.index, command.value);
        insight?.cut(session.step);
        examined = undefined;
        return changed();
      case 'jump':
        leaveFuture(session);
        session.jump(command.parameters);
        twin?.jump(command.parameters);
        insight?.cut(session.step);
        examined = undefined;
        return changed();
      case 'look':
        view = command.view;
        return changed();
      case 'trace':
        return post({ type: 'trace', run, ...traceOf(session, command.after, command.only) });
      case 'branch':
        return branch(session, command.deed);
      case 'save':
        return saver.save(run, session);
      default:
        throw new LabError('protocol', `unknown command: ${command satisfies never}`);
    }
  }

  function configure(command: Extract<Command, { type: 'configure' }>): void {
    const { settings } = command;
    const dataset = command.dataset ?? builtInData(settings.data);
    const start = command.keep && session ? keepFrom(session, settings, dataset, command.keep) : undefined;
    const parameters = start?.parameters ?? command.start;
    const next = createSession(settings, dataset, parameters);
    const beside = command.twin && createTwin(settings, command.twin, dataset, clock, parameters);
    begin(command.run, next, beside, start?.kept ?? command.start?.length ?? 0);
  }

  function open({ run, name, bytes, dataset }: Extract<Command, { type: 'open' }>): void {
    const file = readRun(bytes, name);
    begin(run, sessionOf(file, dataset), undefined, file.start?.length ?? 0);
  }

  /** Puts another run in the place of the one that was, paused where it stands. */
  function begin(number: number, next: Session, beside: Twin | undefined, kept: number): void {
    session?.engine.dispose();
    twin?.dispose();
    session = next;
    twin = beside;
    stopwatch = createStopwatch();
    insight = createInsight(session);
    branches = createBranches(session);
    run = number;
    view = emptyView;
    chunk = 1;
    filmSent = spreadSent = 0;
    nextMeasure = nextLook = 0;
    examined = undefined;
    post({ type: 'ready', run, settings: next.settings, dataset: next.dataset, kept });
    go(next.step);
  }

  /** What lies after the present step is about to be lost: it stays as a branch. Two lanes have none. */
  function leaveFuture(one: Session): void {
    if (!branches || twin || one.step === one.end) return;
    branches.leave();
    tellBranches();
  }

  function branch(one: Session, deed: BranchDeed): void {
    if (!branches || twin) throw new LabError('settings', 'two lanes have no branches');
    go(one.step);
    switch (deed.kind) {
      case 'begin':
        branches.begin();
        break;
      case 'take':
        insight?.cut(0);
        examined = undefined;
        branches.take(deed.id, deed.step);
        break;
      case 'name':
        branches.name(deed.id, deed.name);
        break;
      case 'remove':
        branches.remove(deed.id);
        break;
      case 'compare': {
        const { one, other } = deed;
        post({ type: 'compared', run, one, other, comparison: branches.compare(one, other) });
        break;
      }
      default:
        deed satisfies never;
    }
    tellBranches();
    go(one.step);
  }

  function tellBranches(): void {
    if (branches) post({ type: 'branches', run, current: branches.current, list: branches.list });
  }

  /** Trains on to a step; the present one to pause. Throws a `data` error when there is nothing to train on. */
  function go(step: number): void {
    if (session && session.step < step && session.dataset.train === 0) {
      throw new LabError('data', `${session.dataset.name} has no samples to train on`);
    }
    goal = step;
    paceFrom = { step: session?.step ?? 0, time: clock.now() };
    pace.steps = pace.milliseconds = pace.perSecond = 0;
    changed();
    schedule(0);
  }

  function changed(): void {
    dirty = true;
    send();
  }

  function schedule(milliseconds: number): void {
    if (!playing()) return;
    cancelSlice?.();
    cancelSlice = undefined;
    if (milliseconds > 0) cancelSlice = clock.after(milliseconds, train);
    else if (!sliceWaits) {
      sliceWaits = true;
      clock.soon(() => {
        sliceWaits = false;
        train();
      });
    }
  }

  function train(): void {
    if (!session || !playing()) return;
    const began = clock.now();
    for (let now = began; now - began < slice && playing(); ) {
      const due = Math.min(goal, allowed(now)) - session.step;
      if (due < 1) break;
      const steps = Math.min(due, chunk, watch ? stepsToEpochEnd(session) : Number.POSITIVE_INFINITY);
      const taken = session.advance(steps);
      let then = clock.now();
      stopwatch.add(taken, then - now);
      if (twin) then = twin.advanceTo(session.step, then);
      count(taken, then - now);
      if (session.divergence) return stopDiverged(session);
      if (watch && session.engine.drawn === 0 && watch.meets(session)) return stopByRule(session, watch.rule);
      dirty = true;
      now = then;
    }
    measureWhenDue();
    lookWhenDue();
    send();
    if (!playing()) return go(session.step);
    schedule(
      speed === 'full'
        ? 0
        : Math.max(0, (1000 * (session.step + 1 - paceFrom.step)) / speed - (clock.now() - paceFrom.time)),
    );
  }

  /** The step that may be reached by now at the chosen speed. */
  function allowed(now: number): number {
    if (speed === 'full') return Number.POSITIVE_INFINITY;
    return paceFrom.step + Math.floor(((now - paceFrom.time) * speed) / 1000);
  }

  /** Keeps calls of the engine near two milliseconds, and the figure of steps a second. */
  function count(taken: number, milliseconds: number): void {
    const fit = (taken * 2) / Math.max(milliseconds, 0.01);
    chunk = Math.max(1, Math.min(2 * chunk, Math.round(fit), 1 << 20));
    pace.steps += taken;
    pace.milliseconds += milliseconds;
    if (pace.milliseconds < 250) return;
    pace.perSecond = (1000 * pace.steps) / pace.milliseconds;
    pace.steps = pace.milliseconds = 0;
  }

  function stopDiverged(stopped: Session): void {
    insight?.cut(stopped.end);
    go(stopped.step);
    post({ type: 'diverged', run, divergence: stopped.divergence! });
  }

  function stopByRule(stopped: Session, rule: StopRule): void {
    go(stopped.step);
    post({ type: 'stopped', run, stopped: { rule, epoch: stopped.engine.epoch, measured: stopped.measure() } });
  }

  /** Watches this run by a rule; a rule that is watched already goes on, so that a change of speed does not matter. */
  function stopWatch(rule: StopRule | undefined): RunWatch | undefined {
    if (!rule || !session) return undefined;
    const same = watch && playing() && JSON.stringify(watch.rule) === JSON.stringify(rule);
    return same ? watch : watchRun(rule, session);
  }

  /** While training runs, a measure that takes long is made seldom. */
  function measureWhenDue(): void {
    const began = clock.now();
    if (!session || began < nextMeasure) return;
    measure(session);
    const ended = clock.now();
    nextMeasure = ended + restAfter(ended - began, measureShare, longestRest.measure);
  }

  /** The same for the spread of numbers, on a share of time of its own. */
  function lookWhenDue(): void {
    const began = clock.now();
    if (!insight || began < nextLook) return;
    insight.look();
    const ended = clock.now();
    nextLook = ended + restAfter(ended - began, lookShare, longestRest.measure);
  }

  function measure(one: Session): void {
    one.measure();
    twin?.measure();
    if (view.answers) insight?.ask();
    if (examined?.step !== one.step) examined = { step: one.step, health: checkUp(one) };
  }

  function send(): void {
    if (!session || !dirty || underWay >= frameCredits) return;
    const began = clock.now();
    const moving = playing();
    if (moving && speed === 'full' && began < nextFrame) return;
    dirty = false;
    underWay += 1;
    if (!moving) {
      measure(session);
      insight?.look();
    }
    const answers = view.answers ? insight?.answersAt(session.lastMeasured().step) : undefined;
    const spread = view.distributions && insight?.distributionsVersion !== spreadSent;
    const along = { past: !moving || began >= nextPast, film: session.filmVersion !== filmSent };
    const frame = frameOf(session, view, {
      ...(answers ? { answers } : {}),
      ...(twin ? { lanes: { twin: twin.frame(view), secondsPerStep: stopwatch.secondsPerStep } } : {}),
      ...(spread ? { distributions: insight!.distributions() } : {}),
      run,
      playing: moving,
      stepsPerSecond: speed === 'full' ? pace.perSecond : Math.min(speed, pace.perSecond),
      with: along,
      health: examined?.health ?? [],
    });
    if (along.past) {
      filmSent = session.filmVersion;
      nextPast = began + pastPeriod;
    }
    if (frame.distributions) spreadSent = insight!.distributionsVersion;
    post(frame);
    const ended = clock.now();
    nextFrame = ended + restAfter(ended - began, pictureShare, longestRest.frame);
  }
}

/** How long to train on before doing again what took so many milliseconds and may take a share of the time. */
function restAfter(milliseconds: number, share: number, longest: number): number {
  return Math.min(milliseconds / share, Math.max(longest, 4 * milliseconds));
}

function builtInData(data: Extract<Command, { type: 'configure' }>['settings']['data']): Dataset {
  if (data.kind === 'given') throw new LabError('protocol', `dataset: the data of ${data.name} did not come along`);
  return makeDataset(data.name, data);
}

/** Start parameters of a run that goes on from another one. */
function keepFrom({ engine }: Session, settings: Settings, dataset: Dataset, origins: Origins): Kept {
  const { network, initialisation, seed } = engineOptions(settings, dataset);
  const fresh = startWeights(network, initialisation, seed);
  return keepParameters(engine.network, engine.parameters(), network, origins, fresh);
}

/** Steps that are left of the epoch the next step belongs to. */
function stepsToEpochEnd({ engine, dataset, tunable }: Session): number {
  const drawn = engine.drawn < dataset.train ? engine.drawn : 0;
  return Math.ceil((dataset.train - drawn) / tunable.batch);
}
