import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { Dataset } from '../../../core/data/dataset.ts';
import { optimizerDefaults } from '../../../core/engine/optimizer.ts';
import type { Frame } from '../../../core/protocol/messages.ts';
import type { Difference } from '../../../core/training/difference.ts';
import { defaultSettings, type Settings } from '../../../core/training/settings.ts';
import type { StopRule } from '../../../core/training/stop-rule.ts';
import type { Beginning } from '../../../renderer/store/change.ts';
import { createChanges } from '../../../renderer/store/changes.ts';
import { trained } from '../../support/trained.ts';

/** A run that stands at a step of the moons' network, and what the changes ask of it. */
function runAt(step: number, kept = 0) {
  const settings = signal<Settings>(defaultSettings('moons'));
  const given = signal<Dataset | undefined>(undefined);
  const problem = signal<string | undefined>(undefined);
  const stop = signal<StopRule | undefined>(undefined);
  const twin = signal<Difference | undefined>(undefined);
  const begun: Beginning[] = [];
  let frame: Frame | undefined = trained('moons', step).frame;
  const tuned: unknown[] = [];
  const changes = createChanges({
    settings,
    given,
    stop,
    twin,
    problem,
    kept: signal(kept),
    onScreen: () => frame,
    begin(beginning) {
      begun.push(beginning);
      settings.value = beginning.settings;
      given.value = beginning.given;
      stop.value = beginning.stop;
      twin.value = beginning.twin;
    },
    tune(change) {
      tuned.push(change);
      settings.value = { ...settings.value, ...change };
    },
    edit: (index, value) => tuned.push([index, value]),
    jump: (parameters) => tuned.push(parameters),
  });
  const show = (next: Frame | undefined) => {
    frame = next;
  };
  return { changes, settings, begun, tuned, problem, stop, twin, show, frame: frame! };
}

test('a change of a trained network that keeps its parameters goes on from them, layer by layer', () => {
  const { changes, begun } = runAt(20);
  changes.configure({ optimizer: optimizerDefaults.adam });
  expect(begun.at(-1)?.start).toEqual({ kind: 'run', origins: [0, 1] });
  expect(changes.proposal.value).toBeUndefined();
});

test('before the first step nothing is kept: all follows from settings and seed', () => {
  const { changes, begun } = runAt(0);
  changes.configure({ hidden: [{ units: 5, activation: 'relu' }] });
  expect(begun.at(-1)?.start).toEqual({ kind: 'fresh' });
});

test('another seed or other start weights start fresh without asking', () => {
  const { changes, begun } = runAt(20);
  changes.configure({ seed: 2 });
  changes.configure({ initialisation: 'he' });
  expect(begun.map(({ start }) => start.kind)).toEqual(['fresh', 'fresh']);
});

test('a change that drops parameters of a trained network asks first, and says how many', () => {
  const { changes, begun, settings } = runAt(20);
  const [first] = settings.value.hidden;
  changes.configure({ hidden: [first!] });
  expect(begun).toEqual([]);
  expect(changes.proposal.value).toMatchObject({ dropped: 18, all: 31, network: { sizes: [2, 4, 1] } });
  changes.proposal.value!.dismiss();
  expect(changes.proposal.value).toBeUndefined();
  changes.configure({ hidden: [first!] });
  changes.proposal.value!.accept();
  expect(begun.at(-1)).toMatchObject({ settings: { hidden: [first] }, start: { kind: 'run', origins: [0] } });
  expect(changes.proposal.value).toBeUndefined();
});

test('a data set with the same network keeps the parameters; one with its own network asks, and can keep this one', () => {
  const { changes, begun, settings } = runAt(20);
  changes.useData('circle');
  expect(begun.at(-1)).toMatchObject({ settings: { data: { name: 'circle' } }, start: { kind: 'run' } });
  changes.useData('spiral');
  expect(changes.proposal.value).toMatchObject({ dropped: 31, all: 31, comesWith: { data: 'spiral' } });
  changes.proposal.value!.keepNetwork!();
  expect(settings.value).toMatchObject({ data: { name: 'spiral' }, hidden: [{ units: 4 }, { units: 3 }] });
  changes.useData('digits');
  expect(changes.proposal.value?.keepNetwork).toBeUndefined();
  changes.proposal.value!.accept();
  expect(begun.at(-1)).toMatchObject({ settings: defaultSettings('digits'), start: { kind: 'fresh' } });
});

test('undo brings back settings and parameters as they were, redo does it again', () => {
  const { changes, begun, settings, frame } = runAt(20);
  changes.configure({ optimizer: optimizerDefaults.adam });
  expect(changes.canUndo.value).toBe(true);
  changes.undo();
  expect(settings.value.optimizer).toEqual(optimizerDefaults.sgd);
  expect(begun.at(-1)?.start).toEqual({ kind: 'parameters', parameters: frame.parameters });
  expect(changes.canUndo.value).toBe(false);
  changes.redo();
  expect(settings.value.optimizer).toEqual(optimizerDefaults.adam);
  expect(changes.canRedo.value).toBe(false);
});

test('undo takes back a rate, a weight set by hand and a stop rule, each alone', () => {
  const { changes, tuned, stop, frame } = runAt(20);
  changes.tune({ learningRate: 0.5 });
  changes.edit(3, 7);
  changes.stopWhen({ kind: 'epochs', count: 5 });
  changes.undo();
  expect(stop.value).toBeUndefined();
  changes.undo();
  expect(tuned.at(-1)).toEqual([3, frame.parameters[3]]);
  changes.undo();
  expect(tuned.at(-1)).toEqual({ learningRate: 0.1 });
});

test('a set-up that never came on screen is not gone back to', () => {
  const { changes, show, settings } = runAt(0);
  changes.configure({ seed: 2 });
  show(undefined);
  changes.configure({ seed: 3 });
  changes.undo();
  expect(settings.value.seed).toBe(1);
});

test('what cannot be is told, and changes nothing', () => {
  const { changes, begun, problem } = runAt(20);
  changes.useData('plane');
  changes.proposal.value!.accept();
  begun.length = 0;
  changes.configure({ loss: 'cross-entropy' });
  expect(problem.value).toMatch(/^loss: plane has numbers as targets/);
  expect(begun).toEqual([]);
});

test('a second lane starts both from fresh weights, goes with undo, and leaves the first its parameters', () => {
  const { changes, begun, twin } = runAt(20);
  const difference = { in: 'learningRate', value: 0.3 } as const;
  changes.compare(difference);
  expect(begun).toEqual([]);
  changes.proposal.value!.accept();
  expect(begun.at(-1)).toMatchObject({ twin: difference, start: { kind: 'fresh' } });
  changes.configure({ optimizer: optimizerDefaults.adam });
  expect(twin.value).toEqual(difference);
  changes.undo();
  changes.compare(undefined);
  expect(begun.at(-1)).toMatchObject({ twin: undefined, start: { kind: 'run', origins: [0, 1] } });
  changes.undo();
  expect(twin.value).toEqual(difference);
});

test('a second lane whose loss the data do not know ends', () => {
  const { changes, twin } = runAt(0);
  changes.compare({ in: 'loss', value: 'binary-cross-entropy' });
  expect(twin.value).toBeDefined();
  changes.useData('plane');
  expect(twin.value).toBeUndefined();
});

test.each([
  [{ learningRate: -1 }, 'learning rate -1: a number from 0'],
  [{ optimizer: { ...optimizerDefaults.momentum, momentum: 1 } }, "momentum's momentum 1: a number from 0 up to 1"],
  [{ optimizer: { ...optimizerDefaults.adagrad, epsilon: 0 } }, "adagrad's epsilon 0: a number from"],
  [{ hidden: Array.from({ length: 9 }, () => ({ units: 2000, activation: 'relu' as const })) }, 'parameters: at most'],
])('a link with %j is refused in one sentence, before the run is touched', (change, sentence) => {
  const { changes, begun, problem } = runAt(20);
  changes.open({ settings: { ...defaultSettings('moons'), ...change } });
  expect(problem.value).toContain(sentence);
  expect(begun).toEqual([]);
});

test('a link about data of the user’s own needs them to be here', () => {
  const { changes, begun } = runAt(0);
  expect(changes.open({ settings: { ...defaultSettings('moons'), data: { kind: 'given', name: 'x.csv' } } })).toBe(
    false,
  );
  expect(changes.open({ settings: defaultSettings('xor'), stop: { kind: 'epochs', count: 3 } })).toBe(true);
  expect(begun).toHaveLength(1);
  expect(begun[0]).toMatchObject({ stop: { count: 3 }, start: { kind: 'fresh' } });
});

test('weights of the shape on screen start at once before the first step, and after it once the user agrees', () => {
  const weights = { sizes: [2, 4, 3, 1], parameters: new Float32Array(31).fill(0.5) };
  const untrained = runAt(0);
  untrained.changes.takeWeights(weights, 'w.npz');
  expect(untrained.begun.at(-1)?.start).toEqual({ kind: 'parameters', parameters: weights.parameters });
  const { changes, begun, frame } = runAt(20);
  changes.takeWeights(weights, 'w.npz');
  expect(changes.proposal.value).toMatchObject({ dropped: 31, all: 31, comesWith: { file: 'w.npz' } });
  changes.proposal.value!.accept();
  expect(begun.at(-1)?.start).toEqual({ kind: 'parameters', parameters: weights.parameters });
  changes.undo();
  expect(begun.at(-1)?.start).toEqual({ kind: 'parameters', parameters: frame.parameters });
});

test('weights of another shape bring it along where the data allow it, and else say what the data need', () => {
  const { changes, begun, problem } = runAt(0);
  changes.takeWeights({ sizes: [2, 5, 1], parameters: new Float32Array(21) }, 'w.npz');
  expect(changes.proposal.value).toMatchObject({ dropped: 0, network: { sizes: [2, 5, 1] } });
  changes.proposal.value!.accept();
  expect(begun.at(-1)?.settings.hidden).toEqual([{ units: 5, activation: 'tanh' }]);
  changes.takeWeights({ sizes: [784, 50, 10], parameters: new Float32Array(39_760) }, 'w.npz');
  expect(problem.value).toBe('w.npz: its network is 784-50-10, but moons needs 2 inputs and 1 output');
  expect(begun).toHaveLength(1);
});

test('a run file is taken up as it was found, and undo comes back to what was there', () => {
  const { changes, begun, settings, frame } = runAt(20);
  const before = settings.value;
  const run = { name: 'a.plab', bytes: new Uint8Array(9), settings: defaultSettings('circle'), given: undefined };
  changes.openRun(run);
  expect(begun.at(-1)).toMatchObject({
    settings: run.settings,
    start: { kind: 'file', name: 'a.plab', bytes: run.bytes },
  });
  changes.undo();
  expect(begun.at(-1)).toMatchObject({
    settings: before,
    start: { kind: 'parameters', parameters: frame.parameters },
  });
});

test('a jump is taken back by a jump to where the network was', () => {
  const { changes, tuned, frame } = runAt(20);
  const there = frame.parameters.map((value) => value + 1);
  changes.jump(there);
  expect(tuned.at(-1)).toBe(there);
  changes.undo();
  expect(tuned.at(-1)).toEqual(frame.parameters);
});

test('a network that jumped before its first step is gone on from, and comes back with undo', () => {
  const { changes, begun, show, frame } = runAt(0);
  const jumped: Frame = { ...frame, events: [{ step: 0, change: {}, jump: 'f00d', edits: [] }] };
  show(jumped);
  changes.configure({ optimizer: optimizerDefaults.adam });
  expect(begun.at(-1)?.start).toEqual({ kind: 'run', origins: [0, 1] });
  changes.undo();
  expect(begun.at(-1)?.start).toEqual({ kind: 'parameters', parameters: frame.parameters });
});
