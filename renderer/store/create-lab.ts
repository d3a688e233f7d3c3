import { batch, computed, effect, signal } from '@preact/signals';
import type { Dataset } from '../../core/data/dataset.ts';
import { sampleInput } from '../../core/data/sample-input.ts';
import type { Tunable } from '../../core/engine/engine.ts';
import type { View } from '../../core/protocol/commands.ts';
import type { Divergence, Stopped } from '../../core/protocol/messages.ts';
import type { Difference } from '../../core/training/difference.ts';
import type { SetUp } from '../../core/training/link.ts';
import type { Host } from '../host/host.ts';
import { t } from '../text.ts';
import { type Beginning, type Start, startOf } from './change.ts';
import { createChanges } from './changes.ts';
import type { Keeping, Lab, Unit } from './lab.ts';
import { lineTroubleText } from './line-trouble.ts';
import { createScreen } from './screen.ts';
import { openTrainerLine } from './trainer-line.ts';

/** The lab of a window: a run, the line to its trainer, and what its views ask for. Throws what the host throws without a trainer. */
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
