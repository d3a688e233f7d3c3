import type { LossPlane, ParameterPlane } from '../engine.ts';
import { longestRun, pointsAtOnce, runAlong } from '../loss-plane.ts';
import type { Network } from '../network.ts';
import type { Arena } from './arena.ts';
import type { Address, Kernels } from './kernels-module.ts';

const LINE = 64;

/** An engine, as far as a plane needs it. */
interface Room {
  readonly network: Network;
  readonly kernels: Kernels;
  readonly arena: Arena;
  readonly engine: Address;
  /** A block of parameters that is free. */
  readonly other: Address;
  /** What the engine was given, and gives back. */
  readonly blocks: { readonly base: Address; readonly bytes: number }[];
}

/** Offsets of what a plane is made of, and the bytes of all. */
function measure(kernels: Kernels, engine: Address, samples: Address) {
  let bytes = 0;
  function take(wanted: number): number {
    const at = bytes;
    bytes += LINE * Math.ceil(wanted / LINE);
    return at;
  }
  const part = () => take(kernels.partBytes(engine, samples));
  const offsets = {
    start: part(),
    first: part(),
    second: part(),
    row: part(),
    factors: take(kernels.factorBytes(engine, samples)),
    targets: take(kernels.targetBytes(engine, samples)),
    losses: take(8 * longestRun),
  };
  return { ...offsets, bytes };
}

/** The loss on a plane, in memory of its own: `assembly/loss-plane.ts`. `write` writes flat parameters to `other`. */
export function createLossPlane(
  { network, kernels, arena, engine, other, blocks }: Room,
  samples: { readonly record: Address; readonly count: number },
  plane: ParameterPlane,
  write: (flat: ArrayLike<number>) => void,
): LossPlane {
  const { record, count } = samples;
  const { bytes, ...offsets } = measure(kernels, engine, record);
  const block = { base: arena.allocate(bytes), bytes };
  blocks.push(block);
  const at = (name: keyof typeof offsets): Address => block.base + offsets[name];
  const [start, first, second, row, factors] = [at('start'), at('first'), at('second'), at('row'), at('factors')];

  function writePart(flat: ArrayLike<number>, to: Address): void {
    write(flat);
    kernels.writePart(engine, record, other, to);
  }
  writePart(plane.origin, start);
  writePart(plane.directions[0], first);
  writePart(plane.directions[1], second);
  kernels.writeTargets(engine, record, at('targets'));
  const largest = kernels.largestSum(engine, first, count);
  let rowAt = Number.NaN;
  let stepAt = Number.NaN;

  /** Losses at one point, or at some whose powers can be multiplied. */
  function run(u: number, v: number, step: number, losses: Float64Array): void {
    if (v !== rowAt) kernels.addScaled(row, start, second, v, offsets.first);
    rowAt = v;
    const ratios = losses.length > 1 ? factors : 0;
    if (ratios && step !== stepAt) {
      kernels.writeFactors(engine, record, first, step, factors);
      stepAt = step;
    }
    kernels.addLossesAlong(engine, row, first, ratios, at('targets'), u, step, losses.length, count, at('losses'));
    const found = arena.doubles(at('losses'), losses.length);
    for (let n = 0; n < losses.length; n++) losses[n] = found[n]! / count;
  }

  return {
    atOnce: pointsAtOnce(network, count),
    lossesAlong(u, v, step, losses) {
      const length = runAlong(network, largest, step);
      for (let n = 0; n < losses.length; n += length) run(u + n * step, v, step, losses.subarray(n, n + length));
    },
    dispose() {
      const place = blocks.indexOf(block);
      if (place < 0) return;
      blocks.splice(place, 1);
      arena.release(block.base, bytes);
    },
  };
}
