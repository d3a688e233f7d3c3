import { expect, test } from 'vitest';
import { makeDataset } from '../../../core/data/built-in.ts';
import { createEngine } from '../../../core/engine/create-engine.ts';
import { optimizerDefaults } from '../../../core/engine/optimizer.ts';
import { samplesOf } from '../../../core/engine/samples.ts';
import { startWeights } from '../../../core/engine/start-weights.ts';
import { finish } from '../../../core/pieces.ts';
import type { ComparedLane, Comparison } from '../../../core/surface/comparison.ts';
import { nearPoints } from '../../../core/surface/near-points.ts';
import { createLaneTraining } from '../../../core/surface/train-lanes.ts';
import { defaultSettings, engineOptions } from '../../../core/training/settings.ts';

const settings = defaultSettings('circle');
const dataset = makeDataset('circle', { samples: 60, noise: 0.1, testShare: 0.5, seed: 1 });
const options = engineOptions(settings, dataset);
const samples = samplesOf(dataset, options.network);
const start = startWeights(options.network, options.initialisation, 1);
const lane = (change: Partial<ComparedLane> = {}): ComparedLane => ({
  optimizer: optimizerDefaults.sgd,
  learningRate: 0.1,
  order: 1,
  ...change,
});

function comparison(lanes: ComparedLane[], steps: number, change: Partial<Comparison> = {}): Comparison {
  const { batch, l1, l2 } = options;
  return { kind: 'rates', lanes, chosen: 0, steps, batch, l1, l2, ...change };
}

function trained(lanes: ComparedLane[], steps: number, change?: Partial<Comparison>) {
  const training = createLaneTraining({ options, samples, start }, comparison(lanes, steps, change));
  while (!training.isDone) finish(training.round());
  return training.ways();
}

test('a lane is the run of its settings to the last bit, at each of its steps', () => {
  for (const change of [
    {},
    { order: 7 },
    { learningRate: 1 },
    { optimizer: optimizerDefaults.adam, learningRate: 0.01 },
  ]) {
    const [way] = trained([lane(change)], 300);
    const engine = createEngine({ ...options, ...lane(change) }, samples);
    engine.setParameters(start);
    for (const [i, step] of way.steps.entries()) {
      engine.train(new Float32Array(step - engine.step));
      expect([...way.points[i]!]).toEqual([...engine.parameters()]);
    }
    expect(way.steps.at(-1)).toBe(300);
    expect(way.steps.length).toBeLessThanOrEqual(49);
  }
});

test('all lanes have the batch and the penalty of the comparison, whatever the run began with', () => {
  const [way] = trained([lane()], 60, { batch: 7, l2: 0.01 });
  const engine = createEngine({ ...options, learningRate: 0.1, seed: 1, batch: 7, l2: 0.01 }, samples);
  engine.setParameters(start);
  engine.train(new Float32Array(60));
  expect([...way.points.at(-1)!]).toEqual([...engine.parameters()]);
});

test('a lane with a seed for its start begins at its own weights, the others where all begin', () => {
  const [shared, own] = trained([lane(), lane({ start: 5 })], 3);
  expect([...shared.points[0]!]).toEqual([...start]);
  expect([...own!.points[0]!]).toEqual([...startWeights(options.network, options.initialisation, 5)]);
});

test('a lane that leaves the finite range ends at a finite point, and the others go on', () => {
  const relu = {
    ...options,
    network: { ...options.network, activations: options.network.activations.map(() => 'identity' as const) },
  };
  const lanes = [lane({ learningRate: 1e30 }), lane()];
  const training = createLaneTraining({ options: relu, samples, start }, comparison(lanes, 50));
  while (!training.isDone) finish(training.round());
  const [wild, calm] = training.ways();
  expect([wild.ended, calm!.ended]).toEqual([true, false]);
  expect(wild.points.flatMap((point) => [...point]).every(Number.isFinite)).toBe(true);
  expect(calm!.steps.at(-1)).toBe(50);
});

test('a training that is ended keeps all lanes at one step', () => {
  const lanes = [lane(), lane({ order: 2 })];
  const training = createLaneTraining({ options, samples, start }, comparison(lanes, 800));
  finish(training.round());
  const round = training.round();
  round.next();
  training.end();
  expect(round.next().done).toBe(true);
  const { reached } = training;
  expect(training.ways().map(({ steps }) => steps.at(-1))).toEqual([reached, reached]);
  expect(reached).toBeLessThan(800);
});

test('points far beyond where most ways come have no part in the plane; the way in hand comes first and last', () => {
  const way = (...at: number[]) => ({
    steps: at.map((_, i) => i),
    points: at.map((x) => Float32Array.of(x, 0)),
    ended: false,
  });
  const points = finish(nearPoints([way(0, 1), way(0, 2), way(0, 5, 1e9)], 1));
  expect(points.map(([x]) => x)).toEqual([0, 0, 1, 0, 5, 2]);
});
