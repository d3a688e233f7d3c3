import { differenceStep } from '../central-difference.ts';
import { parameterCount, unitCount } from '../network.ts';
import { createNetwork64 } from '../network64.ts';
import { finishDifferences, type NumericalGradient } from '../numerical-gradient.ts';
import type { Address, KernelsModule } from './kernels-module.ts';

/** The numerical gradient of `core/engine/numerical-gradient.ts`, bit for bit, with the work done by an engine's kernels. */
export function kernelDifferences({ kernels, arena }: KernelsModule, engine: Address): NumericalGradient {
  return (network, parameters, samples, indices, penalty, h = differenceStep) => {
    const { layers, x, a, z, t, forward } = createNetwork64(network);
    const count = parameterCount(network);
    const units = unitCount(network);
    const lengths = [count, count, x.length, units, units, t.length, 2 * units];
    const length = lengths.reduce((sum, one) => sum + one + (one % 2), 0);
    const block = arena.allocate(8 * length);
    let end = block;
    const [w, g, xAt, aAt, zAt, tAt, moves] = lengths.map((one) => {
      const at = end;
      end += 8 * (one + (one % 2));
      return at;
    }) as [Address, Address, Address, Address, Address, Address, Address];
    arena.doubles(w, count).set(parameters);
    for (const index of indices) {
      forward(parameters, samples, index);
      arena.doubles(xAt, x.length).set(x);
      arena.doubles(aAt, units).set(a);
      arena.doubles(zAt, units).set(z);
      arena.doubles(tAt, t.length).set(t);
      kernels.addDifferences(engine, w, g, xAt, aAt, zAt, tAt, moves, h);
    }
    const gradient = arena.doubles(g, count).slice();
    arena.release(block, 8 * length);
    finishDifferences(gradient, layers, parameters, indices.length, penalty, h);
    return gradient;
  };
}
