import type { Tunable } from '../engine/engine.ts';
import type { View } from '../protocol/commands.ts';
import type { FrameMessage } from '../protocol/messages.ts';
import type { NewRun } from './begin-run.ts';
import { type Branches, createBranches } from './branches.ts';
import { checkUp } from './checkup.ts';
import type { Clock } from './clock.ts';
import { frameOf } from './frame.ts';
import type { LayerHealth } from './health.ts';
import { createInsight } from './insight.ts';
import type { Session } from './session.ts';
import { createDue } from './share-of-time.ts';
import { createStopwatch } from './stopwatch.ts';
import type { Twin } from './twin.ts';

/** What measures cost while training runs: of losses and answers, and of how numbers spread. */
const measures = { share: 0.05, longestRest: 1000 };
const looks = { share: 0.02, longestRest: 1000 };

/** A run, the lane beside it if there is one, and what is watched of both. */
export interface WatchedRun {
  readonly session: Session;
  readonly twin: Twin | undefined;
  readonly branches: Branches;
  /** Trains so many steps, or as far as the numbers stay finite; takes and returns the time in milliseconds. */
  advance(steps: number, now: number): number;
  seek(step: number): void;
  tune(change: Partial<Tunable>): void;
  edit(index: number, value: number): void;
  jump(parameters: Float32Array): void;
  /** Measures what is due while training runs. */
  watch(view: View): void;
  /** Measures the present step, whatever it takes. */
  measure(view: View): void;
  /** Forgets what was seen after a step: that part of the run is another now. */
  cut(step: number): void;
  /** A picture of the present step. `past` says whether what lies behind it comes along. */
  frame(
    view: View,
    moment: Pick<FrameMessage, 'run' | 'playing' | 'stepsPerSecond'> & { readonly past: boolean },
  ): FrameMessage;
  dispose(): void;
}

export function watchedRun({ session, twin, tree }: Omit<NewRun, 'kept'>, clock: Clock): WatchedRun {
  const stopwatch = createStopwatch();
  const insight = createInsight(session);
  const branches = createBranches(session, tree);
  const [measureDue, lookDue] = [createDue(measures), createDue(looks)];
  let examined: { step: number; health: readonly LayerHealth[] } | undefined;
  // What frames have carried already.
  let [filmSent, spreadSent] = [0, 0];

  function cut(step: number): void {
    insight.cut(step);
    examined = undefined;
  }

  /** Changes both lanes at the present step. */
  function change(first: () => void, second: () => void): void {
    first();
    if (twin) second();
    cut(session.step);
  }

  function take(view: View): void {
    session.measure();
    twin?.measure();
    if (view.answers) insight.ask();
    if (examined?.step !== session.step) examined = { step: session.step, health: checkUp(session) };
  }

  return {
    session,
    twin,
    branches,
    advance(steps, began) {
      const taken = session.advance(steps);
      const ended = clock.now();
      stopwatch.add(taken, ended - began);
      return twin ? twin.advanceTo(session.step, ended) : ended;
    },
    seek(step) {
      session.seek(step);
      twin?.seek(session.step);
    },
    tune: (values) =>
      change(
        () => session.tune(values),
        () => twin?.tune(values),
      ),
    edit: (index, value) =>
      change(
        () => session.edit(index, value),
        () => twin?.edit(index, value),
      ),
    jump: (parameters) =>
      change(
        () => session.jump(parameters),
        () => twin?.jump(parameters),
      ),
    watch(view) {
      const began = clock.now();
      if (measureDue.at(began)) {
        take(view);
        measureDue.done(began, clock.now());
      }
      const then = clock.now();
      if (!lookDue.at(then)) return;
      insight.look();
      lookDue.done(then, clock.now());
    },
    measure(view) {
      take(view);
      insight.look();
    },
    cut,
    frame(view, { past, ...moment }) {
      const answers = view.answers ? insight.answersAt(session.lastMeasured().step) : undefined;
      const spread = view.distributions && insight.distributionsVersion !== spreadSent;
      const film = session.filmVersion !== filmSent;
      if (past) filmSent = session.filmVersion;
      if (spread) spreadSent = insight.distributionsVersion;
      return frameOf(session, view, {
        ...moment,
        ...(answers ? { answers } : {}),
        ...(twin ? { lanes: { twin: twin.frame(view), secondsPerStep: stopwatch.secondsPerStep } } : {}),
        ...(spread ? { distributions: insight.distributions() } : {}),
        with: { past, film },
        health: examined?.health ?? [],
      });
    },
    dispose() {
      session.engine.dispose();
      twin?.dispose();
    },
  };
}
