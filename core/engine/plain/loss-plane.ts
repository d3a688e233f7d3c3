import type { LossPlane, ParameterPlane, Samples } from '../engine.ts';
import { quickActivations } from '../quick-activation.ts';
import type { Passes } from './passes.ts';

/** What is linear in the place on a plane: the parameters, and the sums of the first layer over all samples, chunk by chunk. */
type Part = readonly [parameters: Float32Array, ...sums: Float32Array[]];

/** to = from + factor by, each product and each sum rounded. */
function addScaled(to: Float32Array, from: Float32Array, by: Float32Array, factor: number): void {
  for (let i = 0; i < from.length; i++) to[i] = from[i]! + Math.fround(factor * by[i]!);
}

/** The loss on a plane, computed by passes that nothing else uses meanwhile: with the bits of the SIMD engine's. */
export function createLossPlane(passes: Passes, samples: Samples, plane: ParameterPlane): LossPlane {
  const { capacity, layers, a } = passes;
  const { count } = samples;
  const indices = Uint32Array.from({ length: count }, (_, s) => s);
  const chunks = Array.from({ length: Math.ceil(count / capacity) }, (_, n) => {
    const from = n * capacity;
    return { from, rows: Math.min(capacity, count - from) };
  });

  function partAt(flat: ArrayLike<number>): Part {
    const parameters = Float32Array.from(flat);
    const sums = chunks.map(({ from, rows }) => {
      passes.load(samples, indices, from, rows);
      passes.forward(parameters);
      return a[0]!.slice(0, rows * layers[0]!.outputs);
    });
    return [parameters, ...sums];
  }

  const start = partAt(plane.origin);
  const [first, second] = [partAt(plane.directions[0]), partAt(plane.directions[1])];
  /** The part of the last v, and the parameters of the last point. */
  const row = start.map((numbers) => numbers.slice()) as [Float32Array, ...Float32Array[]];
  const parameters = new Float32Array(plane.origin.length);
  let rowAt = Number.NaN;

  return {
    lossAt(u, v) {
      const [along, across] = [Math.fround(u), Math.fround(v)];
      if (v !== rowAt) for (const [i, numbers] of row.entries()) addScaled(numbers, start[i]!, second[i]!, across);
      rowAt = v;
      addScaled(parameters, row[0], first[0], along);
      let loss = 0;
      for (const [n, { from, rows }] of chunks.entries()) {
        addScaled(a[0]!, row[1 + n]!, first[1 + n]!, along);
        passes.loadTargets(samples, indices, from, rows);
        passes.forwardAbove(parameters, quickActivations);
        loss = passes.addLoss(loss);
      }
      return loss / count;
    },
    /** Nothing to do: typed arrays are the garbage collector's. */
    dispose() {},
  };
}
