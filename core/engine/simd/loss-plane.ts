import type { LossPlane, ParameterPlane } from '../engine.ts';
import type { Arena } from './arena.ts';
import type { Address, Kernels } from './kernels-module.ts';

const LINE = 64;

/** An engine, as far as a plane needs it. */
interface Room {
  readonly kernels: Kernels;
  readonly arena: Arena;
  readonly engine: Address;
  /** A block of parameters that is free. */
  readonly other: Address;
  /** What the engine was given, and gives back. */
  readonly blocks: { readonly base: Address; readonly bytes: number }[];
}

/** The loss on a plane, in memory of its own: `assembly/loss-plane.ts`. `write` writes flat parameters to `other`. */
export function createLossPlane(
  { kernels, arena, engine, other, blocks }: Room,
  { record, count }: { readonly record: Address; readonly count: number },
  { origin, directions }: ParameterPlane,
  write: (flat: ArrayLike<number>) => void,
): LossPlane {
  const part = LINE * Math.ceil(kernels.partBytes(engine, record) / LINE);
  const bytes = 4 * part + kernels.targetBytes(engine, record);
  const block = { base: arena.allocate(bytes), bytes };
  blocks.push(block);
  const [start, first, second, row, targets] = [0, 1, 2, 3, 4].map((n) => block.base + n * part) as [
    Address,
    Address,
    Address,
    Address,
    Address,
  ];
  for (const [flat, to] of [
    [origin, start],
    [directions[0], first],
    [directions[1], second],
  ] as const) {
    write(flat);
    kernels.writePart(engine, record, other, to);
  }
  kernels.writeTargets(engine, record, targets);
  let rowAt = Number.NaN;
  return {
    lossAt(u, v) {
      if (v !== rowAt) kernels.addScaled(row, start, second, v, part);
      rowAt = v;
      return kernels.lossAlong(engine, row, first, targets, u, count) / count;
    },
    dispose() {
      const at = blocks.indexOf(block);
      if (at < 0) return;
      blocks.splice(at, 1);
      arena.release(block.base, bytes);
    },
  };
}
