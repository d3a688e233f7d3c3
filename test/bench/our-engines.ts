import { engines } from '../../core/engine/create-engine.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { finish } from '../../core/pieces.ts';
import { lossGrid } from '../../core/surface/grid.ts';
import type { Plane } from '../../core/surface/plane.ts';
import type { Contestant } from './contestant.ts';
import { checked, stride, type Workload } from './workloads.ts';

interface Task {
  readonly values: ArrayLike<number>;
  run(units: number): void;
}

function training(engine: Engine): Task {
  const values = new Float32Array(checked);
  engine.train(values);
  return { values, run: (steps) => engine.train(new Float32Array(steps)) };
}

function numericalGradient(engine: Engine, { order, options }: Workload): Task {
  const batch = order.slice(0, options.batch);
  const gradient = engine.gradient(batch, 'numerical');
  return {
    values: Float64Array.from({ length: checked }, (_, k) => gradient[(k * stride) % gradient.length]!),
    run(parameters) {
      for (let n = 0; n < parameters; n += gradient.length) engine.gradient(batch, 'numerical');
    },
  };
}

function surface(engine: Engine, { weights, directions, grid }: Workload): Task {
  const axis = (n: number) => Float64Array.from(directions.subarray(n * weights.length, (n + 1) * weights.length));
  const plane: Plane = { origin: weights, directions: [axis(0), axis(1)] };
  const square = { u: 0, v: 0, half: 1 };
  const whole = () => {
    const loss = engine.lossPlane(plane, 'train');
    const values = finish(lossGrid(square, grid, loss));
    loss.dispose();
    return values;
  };
  return {
    values: whole().subarray(0, grid),
    run(rows) {
      for (let n = 0; n < rows; n += grid) whole();
    },
  };
}

function taskFor(engine: Engine, workload: Workload): Task {
  switch (workload.name) {
    case 'A':
    case 'B':
    case 'C':
      return training(engine);
    case 'D':
      return numericalGradient(engine, workload);
    case 'E':
    case 'F':
      return surface(engine, workload);
    default:
      throw new Error(`unknown workload: ${workload.name satisfies never}`);
  }
}

/** One of our engines, through the interface that the lab uses. It draws its batches at random. */
export function ourEngine(kind: Engine['kind'], form: string, vectorPeak?: number): Contestant {
  let engine: Engine | undefined;
  let task: Task | undefined;
  return {
    name: `ours, ${kind}`,
    form,
    ours: true,
    workloads: 'ABCDEF',
    ...(vectorPeak === undefined ? {} : { ceiling: { gigaflops: vectorPeak, of: 'needed' } }),
    async load(workload) {
      engine?.dispose();
      const { options, train } = workload;
      const none = { count: 0, inputs: new Float32Array(0), targets: new Float32Array(0) };
      engine = engines[kind](options, { train, test: none });
      task = taskFor(engine, workload);
      return task.values;
    },
    least: ({ whole }) => whole,
    async run(units) {
      const began = performance.now();
      task?.run(units);
      return (performance.now() - began) / 1000;
    },
    close: () => engine?.dispose(),
  };
}
