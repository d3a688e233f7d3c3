import { engineKind } from '../engine/create-engine.ts';
import { describeError, LabError } from '../lab-error.ts';
import { type BranchDeed, type Command, parseCommand, type View } from '../protocol/commands.ts';
import { frameCredits, protocolVersion, type TrainerMessage } from '../protocol/messages.ts';
import { buffersOf, type Port } from '../protocol/port.ts';
import { configuredRun, type NewRun, openedRun } from './begin-run.ts';
import { singleBranch } from './branches.ts';
import type { Clock } from './clock.ts';
import { ownArrays } from './frame.ts';
import { createPace } from './pace.ts';
import { type RunWatch, watchRun } from './run-watch.ts';
import { createSaver } from './saver.ts';
import type { Session } from './session.ts';
import { createDue } from './share-of-time.ts';
import type { StopRule } from './stop-rule.ts';
import { traceOf } from './trace.ts';
import { type WatchedRun, watchedRun } from './watched-run.ts';
import { findWayOut } from './way-out.ts';

/** Training stops after so many milliseconds to hear messages. */
const slice = 8;
/** What frames cost while training goes at full speed; there are ten a second at least unless one takes very long. */
const pictures = { share: 0.04, longestRest: 100 };
/** Milliseconds between frames that bring the past along while training runs. */
const pastPeriod = 100;

const noSuchRun = { code: 'protocol', message: 'the run to be kept is not there' } as const;
const emptyView: View = { probe: new Float32Array(0), unitGrid: 0, outputGrid: 0, samples: new Uint32Array(0) };

/**
 * Trains what the page at the other end of the port asks for. The same in a utility process, a Web Worker and in tests.
 *
 * Frames: at most `frameCredits` are under way. One is made only when it will be sent, from the state of that moment, so
 * the latest always wins and nothing queues up; a page that gives no credits costs nothing.
 */
export function startTrainer(port: Port, clock: Clock): void {
  let hand: WatchedRun | undefined;
  let run = -1;
  let view = emptyView;

  // Where training is going, and how fast.
  let goal = 0;
  const pace = createPace();
  let rule: RunWatch | undefined;
  let cancelSlice: (() => void) | undefined;
  let sliceWaits = false;

  // What the page has been sent.
  let underWay = 0;
  let dirty = false;
  const frameDue = createDue(pictures);
  let nextPast = 0;

  const post = (message: TrainerMessage, spare?: ArrayBuffer[]) => port.post(message, spare);
  const saver = createSaver(post, clock);
  const playing = () => hand !== undefined && hand.session.step < goal;

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
    hand?.dispose();
    hand = undefined;
    cancelSlice?.();
    saver.stop();
  });
  post({ type: 'hello', protocol: protocolVersion, engine: engineKind() });

  function obey(command: Command): void {
    if (command.type === 'configure') return begin(command.run, configuredRun(command, hand?.session, clock));
    if (command.type === 'open') return begin(command.run, openedRun(command));
    if (command.type === 'drawn') {
      underWay = Math.max(0, underWay - 1);
      return send();
    }
    if (command.run !== run || !hand) {
      // Whoever wants to keep a run has to hear that there is none.
      if (command.type === 'save') post({ type: 'unsaved', run: command.run, ...noSuchRun });
      return;
    }
    const { session } = hand;
    switch (command.type) {
      case 'play':
        pace.speed = command.speed;
        rule = ruleFor(session, command.until);
        return go(Number.POSITIVE_INFINITY);
      case 'pause':
        return go(session.step);
      case 'advance':
        pace.speed = 'full';
        rule = undefined;
        return go(session.step + (command.by === 'step' ? 1 : stepsToEpochEnd(session)));
      case 'seek':
        hand.seek(command.step);
        return go(session.step);
      case 'tune':
        leaveFuture(hand);
        hand.tune(command.change);
        return changed();
      case 'edit':
        leaveFuture(hand);
        hand.edit(command.index, command.value);
        return changed();
      case 'jump':
        leaveFuture(hand);
        hand.jump(command.parameters);
        return changed();
      case 'look':
        view = command.view;
        return changed();
      case 'trace': {
        const trace = traceOf(session, command.after, command.only);
        return post({ type: 'trace', run, ...trace }, buffersOf(trace.parameters));
      }
      case 'branch':
        return branch(hand, command.deed);
      case 'save':
        return saver.save(run, session, hand.twin ? singleBranch : hand.branches.tree());
      default:
        throw new LabError('protocol', `unknown command: ${command satisfies never}`);
    }
  }

  /** Puts another run in the place of the one that was, paused where it stands. */
  function begin(number: number, { kept, ...next }: NewRun): void {
    const { session } = next;
    hand?.dispose();
    hand = watchedRun(next, clock);
    run = number;
    view = emptyView;
    pace.reset();
    post({ type: 'ready', run, settings: session.settings, dataset: session.dataset, kept });
    if (hand.branches.list.length > 1) tellBranches(hand);
    go(session.step);
  }

  /** What lies after the present step is about to be lost: it stays as a branch. Two lanes have none. */
  function leaveFuture(one: WatchedRun): void {
    if (one.twin || one.session.step === one.session.end) return;
    one.branches.leave();
    tellBranches(one);
  }

  function branch(one: WatchedRun, deed: BranchDeed): void {
    const { branches, session } = one;
    if (one.twin) throw new LabError('settings', 'two lanes have no branches');
    go(session.step);
    switch (deed.kind) {
      case 'begin':
        branches.begin();
        break;
      case 'take':
        one.cut(0);
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
    tellBranches(one);
    go(session.step);
  }

  function tellBranches({ branches: { current, list } }: WatchedRun): void {
    post({ type: 'branches', run, current, list });
  }

  /** Trains on to a step; the present one to pause. Throws a `data` error when there is nothing to train on. */
  function go(step: number): void {
    if (hand && hand.session.step < step && hand.session.dataset.train === 0) {
      throw new LabError('data', `${hand.session.dataset.name} has no samples to train on`);
    }
    goal = step;
    pace.begin(hand?.session.step ?? 0, clock.now());
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
    if (!hand || !playing()) return;
    const { session } = hand;
    const began = clock.now();
    for (let now = began; now - began < slice && playing(); ) {
      const due = Math.min(goal, pace.allowed(now)) - session.step;
      if (due < 1) break;
      const before = session.step;
      const then = hand.advance(Math.min(due, pace.chunk, rule ? stepsToEpochEnd(session) : due), now);
      pace.count(session.step - before, then - now);
      if (session.divergence) return stopDiverged(hand);
      if (rule && session.engine.drawn === 0 && rule.meets(session)) return stopByRule(session, rule.rule);
      dirty = true;
      now = then;
    }
    hand.watch(view);
    send();
    if (!playing()) return go(session.step);
    schedule(pace.rest(session.step, clock.now()));
  }

  function stopDiverged({ session, cut }: WatchedRun): void {
    const divergence = session.divergence!;
    const wayOut = findWayOut(session, divergence);
    cut(session.end);
    go(session.step);
    post({ type: 'diverged', run, divergence: { ...divergence, ...(wayOut ? { wayOut } : {}) } });
  }

  function stopByRule(session: Session, met: StopRule): void {
    go(session.step);
    post({ type: 'stopped', run, stopped: { rule: met, epoch: session.engine.epoch, measured: session.measure() } });
  }

  /** Watches this run by a rule; a rule that is watched already goes on, so that a change of speed does not matter. */
  function ruleFor(session: Session, until: StopRule | undefined): RunWatch | undefined {
    if (!until) return undefined;
    const same = rule && playing() && JSON.stringify(rule.rule) === JSON.stringify(until);
    return same ? rule : watchRun(until, session);
  }

  function send(): void {
    if (!hand || !dirty || underWay >= frameCredits) return;
    const began = clock.now();
    const moving = playing();
    if (moving && pace.speed === 'full' && !frameDue.at(began)) return;
    dirty = false;
    underWay += 1;
    if (!moving) hand.measure(view);
    const past = !moving || began >= nextPast;
    if (past) nextPast = began + pastPeriod;
    const frame = hand.frame(view, { run, playing: moving, stepsPerSecond: pace.perSecond, past });
    post(frame, buffersOf(...ownArrays(frame)));
    frameDue.done(began, clock.now());
  }
}

/** Steps that are left of the epoch the next step belongs to. */
function stepsToEpochEnd({ engine, dataset, tunable }: Session): number {
  const drawn = engine.drawn < dataset.train ? engine.drawn : 0;
  return Math.ceil((dataset.train - drawn) / tunable.batch);
}
