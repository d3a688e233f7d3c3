import type { Samples } from './engine.ts';
import { loss64 } from './loss64.ts';
import type { Network } from './network.ts';
import { createNetwork64 } from './network64.ts';

/** The book's h (section 4.3.1), which training by numerical gradients keeps. */
export const differenceStep = 1e-4;

/** (L(w + h) - L(w - h)) / 2h for one parameter and one sample, by two passes through the network. */
export function centralDifference(
  network: Network,
  parameters: ArrayLike<number>,
  samples: Samples,
  index: number,
  parameter: number,
  h: number = differenceStep,
): number {
  const sample = createNetwork64(network);
  const { outputs, units } = sample.layers.at(-1)!;
  const moved = Float64Array.from(parameters);
  const lossAt = (w: number) => {
    moved[parameter] = w;
    sample.forward(moved, samples, index);
    return loss64[network.loss](sample.a.subarray(units, units + outputs), sample.t);
  };
  const w = parameters[parameter]!;
  return (lossAt(w + h) - lossAt(w - h)) / (2 * h);
}
