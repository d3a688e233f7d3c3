import type { LossPlane, ParameterPlane, Samples } from '../engine.ts';
import { pointsAtOnce, runAlong } from '../loss-plane.ts';
import { powerForms, quickActivations } from '../quick-activation.ts';
import type { Passes } from './passes.ts';

/** What is linear in the place on a plane: the parameters, and the sums of the first layer over all samples, chunk by chunk. */
type Part = readonly [parameters: Float32Array, ...sums: Float32Array[]];

/** to = from + factor by, each product and each sum rounded. */
function addScaled(to: Float32Array, from: Float32Array, by: Float32Array, factor: number): void {
  const f = Math.fround(factor);
  for (let i = 0; i < from.length; i++) to[i] = from[i]! + Math.fround(f * by[i]!);
}

/** The loss on a plane, computed by passes that nothing else uses meanwhile: with the bits of the SIMD engine's. */
export function createLossPlane(passes: Passes, samples: Samples, plane: ParameterPlane): LossPlane {
  const { network, capacity, layers, a, z } = passes;
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
  const [, ...slopes] = first;
  const largest = slopes.reduce((most, sums) => sums.reduce((one, sum) => Math.max(one, Math.abs(sum)), most), 0);
  const [name] = network.activations;
  const formOfFirst = name && powerForms[name];
  /** The part of the last v, the factors of the last step, and the parameters of the last point. */
  const row = start.map((numbers) => numbers.slice()) as [Float32Array, ...Float32Array[]];
  const factors = slopes.map((sums) => sums.slice());
  const parameters = new Float32Array(plane.origin.length);

  /** `losses` plus those of a chunk at the points of a run. */
  function addChunk(n: number, u: number, step: number, losses: Float64Array): void {
    const form = losses.length > 1 ? formOfFirst : undefined;
    const { from, rows } = chunks[n]!;
    const [sums, outputs] = [a[0]!, z[0]!];
    const powers = sums.subarray(0, slopes[n]!.length);
    passes.loadTargets(samples, indices, from, rows);
    for (let k = 0; k < losses.length; k++) {
      addScaled(parameters, row[0], first[0], u + k * step);
      if (k === 0) addScaled(sums, row[1 + n]!, slopes[n]!, u + k * step);
      if (form) {
        for (let i = 0; i < powers.length; i++) {
          if (k === 0) powers[i] = form.power(powers[i]!);
          outputs[i] = form.of(powers[i]!);
          powers[i]! *= factors[n]![i]!;
        }
      }
      passes.forwardAbove(parameters, quickActivations, form !== undefined);
      losses[k] = passes.addLoss(losses[k]!);
    }
  }

  /** Losses at one point, or at some whose powers can be multiplied. */
  function run(u: number, v: number, step: number, losses: Float64Array): void {
    for (const [i, numbers] of row.entries()) addScaled(numbers, start[i]!, second[i]!, v);
    if (formOfFirst) {
      const by = Math.fround(step);
      for (const [n, sums] of slopes.entries()) {
        for (let i = 0; i < sums.length; i++) factors[n]![i] = formOfFirst.power(Math.fround(sums[i]! * by));
      }
    }
    losses.fill(0);
    for (let n = 0; n < chunks.length; n++) addChunk(n, u, step, losses);
    for (let k = 0; k < losses.length; k++) losses[k]! /= count;
  }

  return {
    atOnce: pointsAtOnce(network, count),
    lossesAlong(u, v, step, losses) {
      const length = runAlong(network, largest, step);
      for (let n = 0; n < losses.length; n += length) run(u + n * step, v, step, losses.subarray(n, n + length));
    },
    /** Nothing to do: typed arrays are the garbage collector's. */
    dispose() {},
  };
}
