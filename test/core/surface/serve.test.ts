import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeDataset } from '../../../core/data/built-in.ts';
import { createEngine } from '../../../core/engine/create-engine.ts';
import { optimizerDefaults } from '../../../core/engine/optimizer.ts';
import { samplesOf } from '../../../core/engine/samples.ts';
import { finish } from '../../../core/pieces.ts';
import { directionNames, planeAlong } from '../../../core/surface/directions.ts';
import { coordinate, gridSizes } from '../../../core/surface/grid.ts';
import { createLossMeasure } from '../../../core/surface/loss-measure.ts';
import { placeOn } from '../../../core/surface/plane.ts';
import type { DrawJob, Surface, SurfaceMessage } from '../../../core/surface/protocol.ts';
import { serveSurface } from '../../../core/surface/serve.ts';
import { defaultSettings, engineOptions } from '../../../core/training/settings.ts';

const settings = defaultSettings('circle');
if (settings.data.kind !== 'built-in') throw new Error('a built-in data set is expected');
const dataset = makeDataset(settings.data.name, { ...settings.data, samples: 60 });
const options = engineOptions(settings, dataset);

/** A run of some steps: its path. */
function pathOf(steps: number): Pick<DrawJob, 'steps' | 'parameters'> {
  const engine = createEngine(options, samplesOf(dataset, options.network));
  const parameters = new Float32Array((steps + 1) * engine.parameterCount);
  for (let i = 0; i <= steps; i++) {
    parameters.set(engine.parameters(), i * engine.parameterCount);
    engine.train(new Float32Array(1));
  }
  return { steps: Uint32Array.from({ length: steps + 1 }, (_, i) => i), parameters };
}

function jobOf(job: number, change: Partial<DrawJob> = {}): DrawJob {
  return {
    type: 'draw',
    run: 1,
    job,
    directions: 'principal',
    normalised: true,
    seed: 1,
    set: 'train',
    grid: 16,
    ...pathOf(6),
    ...change,
  };
}

/** A server with its line and a clock that moves by so many milliseconds whenever it is looked at. */
function serve(tick = 1) {
  const posted: SurfaceMessage[] = [];
  const waiting: (() => void)[] = [];
  let time = 0;
  let hear: (message: unknown) => void = () => {};
  let close = () => {};
  serveSurface(
    {
      post: (message) => posted.push(message as SurfaceMessage),
      onMessage: (listener) => {
        hear = listener;
      },
      onClose: (listener) => {
        close = listener;
      },
      close() {},
    },
    {
      now: () => {
        time += tick;
        return time;
      },
      soon: (callback) => waiting.push(callback),
      after: () => () => {},
    },
  );
  return {
    posted,
    surfaces: () => posted.filter((message): message is Surface => message.type === 'surface'),
    send: (message: unknown) => hear(message),
    close: () => close(),
    /** Lets some slices run; returns whether more are waiting. */
    turn(slices: number): boolean {
      for (let i = 0; i < slices && waiting.length > 0; i++) waiting.shift()!();
      return waiting.length > 0;
    },
    time: () => time,
  };
}

function served(tick = 1) {
  const server = serve(tick);
  server.send({ type: 'network', run: 1, settings, dataset });
  return server;
}

test('values on the grid are the loss of the engine at those parameters within 1e-5 (seed 31)', () => {
  const engine = createEngine(options, samplesOf(dataset, options.network));
  for (const directions of directionNames) {
    for (const set of ['train', 'test'] as const) {
      const server = served();
      const job = jobOf(1, { directions, set, grid: 32 });
      server.send(job);
      server.turn(Number.POSITIVE_INFINITY);
      const { values, grid, square } = server.surfaces().at(-1)!;
      const points = Array.from(job.steps, (_, i) =>
        job.parameters.subarray(i * engine.parameterCount, (i + 1) * engine.parameterCount),
      );
      const { axes } = server.surfaces().at(-1)!;
      const measure = createLossMeasure(options, {
        samples: samplesOf(dataset, options.network),
        set,
        batch: new Uint32Array(0),
      });
      const slopeNow = () => measure.gradientAt(points.at(-1)!);
      const network = { network: options.network, points, seed: 1, normalised: true };
      const { plane } = finish(planeAlong(directions, { ...network, axes, slopeNow }));
      fc.assert(
        fc.property(fc.nat(grid - 1), fc.nat(grid - 1), (row, column) => {
          const at = placeOn(
            plane,
            coordinate(square.u, square.half, column, grid),
            coordinate(square.v, square.half, row, grid),
            new Float32Array(engine.parameterCount),
          );
          expect(Math.abs(values[row * grid + column]! / engine.lossAt(at, set) - 1)).toBeLessThan(1e-5);
        }),
        { seed: 31, numRuns: 20 },
      );
    }
  }
});

test('the true loss of every path point is the loss of the engine there, and the origin has no gap', () => {
  const engine = createEngine(options, samplesOf(dataset, options.network));
  const server = served();
  const job = jobOf(1, { directions: 'start-to-now' });
  server.send(job);
  server.turn(Number.POSITIVE_INFINITY);
  const [path] = server.surfaces().at(-1)!.paths;
  for (const i of job.steps) {
    const point = job.parameters.slice(i * engine.parameterCount, (i + 1) * engine.parameterCount);
    expect(path.loss[i]).toBe(engine.lossAt(point, 'train'));
  }
  expect(path.height[0]).toBe(path.loss[0]);
});

test('a coarse surface comes before the finer ones, and the last has all that was asked for', () => {
  const server = served(8);
  server.send(jobOf(1, { grid: 64 }));
  server.turn(Number.POSITIVE_INFINITY);
  expect(server.surfaces().map(({ grid, paths }) => [grid, paths[0].loss.length])).toEqual([
    [8, 0],
    [8, 7],
    [16, 7],
    [32, 7],
    [64, 7],
    [64, 7],
  ]);
  for (const { grid, values } of server.surfaces()) {
    expect(values.length).toBe(grid * grid);
    expect(values.buffer.byteLength).toBe(4 * grid * grid);
  }
});

test('a job that is done within 100 ms shows its end alone', () => {
  const server = served(0.01);
  server.send(jobOf(1, { grid: 64 }));
  server.turn(Number.POSITIVE_INFINITY);
  expect(server.surfaces().map(({ grid, paths }) => [grid, paths[0].loss.length])).toEqual([[64, 7]]);
});

test('a picture tells how far its losses are from float64, at 25 points: less than 1e-5 of the loss', () => {
  const server = served();
  server.send(jobOf(1));
  server.turn(Number.POSITIVE_INFINITY);
  const { check } = server.surfaces().at(-1)!;
  expect(check?.points).toBe(25);
  expect(check?.largest).toBeGreaterThan(0);
  expect(check?.largest).toBeLessThan(1e-5);
});

test('a map of the differences to float64 covers the picture: more than at 25 points, and less than 1e-5 of the loss', () => {
  const server = served();
  server.send(jobOf(1));
  server.turn(Number.POSITIVE_INFINITY);
  const { check, grid } = server.surfaces().at(-1)!;
  server.send({ type: 'float64', job: 1 });
  server.turn(Number.POSITIVE_INFINITY);
  const map = server.posted.at(-1)!;
  if (map.type !== 'float64') throw new Error('a map is expected');
  expect([map.grid, map.points, map.shares.length]).toEqual([grid, grid * grid, grid * grid]);
  expect(map.largest).toBe(Math.max(...map.shares));
  expect(map.largest).toBeLessThan(1e-5);
  // Both grids have the corners.
  expect(Math.max(map.shares[0]!, map.shares.at(-1)!)).toBeLessThanOrEqual(check!.largest);
  server.send({ type: 'float64', job: 0 });
  server.turn(Number.POSITIVE_INFINITY);
  expect(server.posted.at(-1)).toBe(map);
});

test('a surface on the mini-batch is measured on its samples, and one along two weights says which', () => {
  const server = served();
  server.send(jobOf(1, { set: 'batch', batch: Uint32Array.of(4, 9, 2), directions: 'weights' }));
  server.turn(Number.POSITIVE_INFINITY);
  expect(server.surfaces().at(-1)).toMatchObject({
    set: 'batch',
    samples: 3,
    axes: [expect.any(Number), expect.any(Number)],
  });
});

test('a slice ends after 8 ms of its clock', () => {
  const server = served();
  server.send(jobOf(1, { grid: 64 }));
  for (let more = true; more; ) {
    const began = server.time();
    more = server.turn(1);
    // One look at the clock begins the slice, and the look that finds 8 ms gone ends it.
    expect(server.time() - began).toBeLessThanOrEqual(10);
  }
});

test('a newer job ends the one under way, a stop ends it without another, and so does a closed line', () => {
  for (const end of ['job', 'stop', 'close'] as const) {
    const server = served(8);
    server.send(jobOf(1, { grid: 64 }));
    server.turn(20);
    if (end === 'job') server.send(jobOf(2));
    else if (end === 'stop') server.send({ type: 'stop' });
    else server.close();
    const before = server.posted.length;
    server.turn(Number.POSITIVE_INFINITY);
    expect(
      server
        .surfaces()
        .slice(before)
        .map(({ job }) => job),
    ).toEqual(end === 'job' ? [2, 2, 2, 2] : []);
  }
});

test('whatever the order in which jobs arrive and slices run, the end is the result of the latest job (seed 32)', () => {
  const server = serve();
  let run = 0;
  const turn = fc.record({
    job: fc.integer({ min: 1, max: 12 }),
    slices: fc.nat(60),
    grid: fc.constantFrom(...gridSizes),
  });
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 6 }), (turns) => {
      run += 1;
      server.send({ type: 'network', run, settings, dataset });
      const before = server.posted.length;
      const base = run * 100;
      for (const { job, slices, grid } of turns) {
        server.send(jobOf(base + job, { run, grid }));
        server.turn(slices);
      }
      server.turn(Number.POSITIVE_INFINITY);
      const latest = Math.max(...turns.map(({ job }) => job));
      const asked = turns.find(({ job }) => job === latest)!;
      const last = server.posted.slice(before).at(-1);
      expect(last).toMatchObject({ type: 'surface', run, job: base + latest, grid: asked.grid, wanted: asked.grid });
    }),
    { seed: 32, numRuns: 25 },
  );
});

test('the loss at the parameters of a place is the height of the latest picture there within 1e-5', () => {
  const engine = createEngine(options, samplesOf(dataset, options.network));
  const server = served();
  server.send(jobOf(3, { directions: 'start-to-now', grid: 16 }));
  server.turn(Number.POSITIVE_INFINITY);
  const { square, values, grid } = server.surfaces().at(-1)!;
  const [row, column] = [5, 11];
  const u = coordinate(square.u, square.half, column, grid);
  const v = coordinate(square.v, square.half, row, grid);
  server.send({ type: 'place', job: 3, u, v });
  const answer = server.posted.at(-1)!;
  if (answer.type !== 'placed') throw new Error('an answer is expected');
  expect(Math.abs(values[row * grid + column]! / engine.lossAt(answer.parameters, 'train') - 1)).toBeLessThan(1e-5);
  server.send({ type: 'place', job: 2, u, v });
  expect(server.posted.at(-1)).toBe(answer);
});

/** A comparison of two optimizers over some steps. */
const compare = {
  kind: 'optimizers',
  lanes: [
    { optimizer: optimizerDefaults.sgd, learningRate: 0.1, order: 1 },
    { optimizer: optimizerDefaults.adam, learningRate: 0.01, order: 1 },
  ],
  chosen: 0,
  steps: 40,
  batch: 10,
  l1: 0,
  l2: 0,
} as const satisfies DrawJob['compare'];

test('compared paths are trained from the first point and drawn as far as they are, then once more with heights', () => {
  const server = served(30);
  server.send(jobOf(1, { compare: { ...compare, lanes: [...compare.lanes] }, ...pathOf(0) }));
  server.turn(Number.POSITIVE_INFINITY);
  const seen = server.surfaces();
  const reached = seen.map(({ compared }) => compared!.reached);
  expect(reached).toEqual([...reached].sort((a, b) => a - b));
  expect(seen[0]!.compared).toMatchObject({ trains: true });
  expect(seen[0]!.grid).toBe(8);
  const last = seen.at(-1)!;
  expect(last.compared).toMatchObject({ kind: 'optimizers', reached: 40, trains: false });
  expect(last.paths.map(({ steps, loss }) => [steps.at(-1), loss.length])).toEqual([
    [40, last.paths[0].steps.length],
    [40, last.paths[1]!.steps.length],
  ]);
  const engine = createEngine(options, samplesOf(dataset, options.network));
  engine.train(new Float32Array(40));
  expect(last.paths[0].loss.at(-1)).toBe(engine.lossAt(engine.parameters(), 'train'));
});

test('a cut along other directions keeps what was trained, and enough draws what there is', () => {
  const server = served(1);
  const long = { ...compare, lanes: [...compare.lanes], steps: 100_000 };
  server.send(jobOf(1, { compare: long, ...pathOf(0) }));
  server.turn(3);
  server.send({ type: 'enough' });
  server.turn(Number.POSITIVE_INFINITY);
  const first = server.surfaces().at(-1)!;
  expect(first.compared!.trains).toBe(false);
  expect(first.compared!.reached).toBeLessThan(100_000);
  server.send(jobOf(2, { compare: { ...long, chosen: 1 }, directions: 'start-to-now', ...pathOf(0) }));
  server.turn(Number.POSITIVE_INFINITY);
  const second = server.surfaces().at(-1)!;
  expect(second.compared!.reached).toBe(first.compared!.reached);
  expect(second.paths[1]!.loss).toEqual(first.paths[1]!.loss);
  // Start to now goes through the end of the lane in hand: there is no gap.
  expect(second.paths[1]!.height.at(-1)).toBeCloseTo(second.paths[1]!.loss.at(-1)!, 5);
});

test('jobs of an older run are dropped', () => {
  const server = served();
  server.send({ type: 'network', run: 2, settings, dataset });
  server.send(jobOf(5));
  server.turn(Number.POSITIVE_INFINITY);
  expect(server.posted).toEqual([]);
});

test('a fault is told with its place, and the next job is served', () => {
  const server = served();
  const complaint = () => server.posted.at(-1);
  server.send({ type: 'draw', run: 1, job: 1 });
  expect(complaint()).toMatchObject({ type: 'error', job: -1, code: 'protocol', message: /^directions: / });
  server.send(jobOf(2, { run: 9 }));
  expect(complaint()).toMatchObject({ code: 'protocol', message: 'run: 9 has no network yet' });
  server.send(jobOf(3, { parameters: new Float32Array(5) }));
  server.turn(Number.POSITIVE_INFINITY);
  expect(complaint()).toMatchObject({ job: 3, code: 'shape', message: expect.stringContaining('not 5') });
  server.send(jobOf(4));
  server.turn(Number.POSITIVE_INFINITY);
  expect(complaint()).toMatchObject({ type: 'surface', job: 4 });
});

test('a set without samples is refused', () => {
  const server = serve();
  server.send({ type: 'network', run: 1, settings, dataset: { ...dataset, train: 60, test: 0 } });
  server.send(jobOf(1, { set: 'test' }));
  server.turn(Number.POSITIVE_INFINITY);
  expect(server.posted).toMatchObject([{ code: 'settings', message: 'set: there are no test samples to measure on' }]);
});
