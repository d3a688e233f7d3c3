import { sin } from '../elementary.ts';
import { createRandom } from '../random.ts';
import { type BuiltInOptions, split } from './built-in-options.ts';
import type { Dataset } from './dataset.ts';

type PlaneName = 'plane' | 'waves';

/** Heights over [-1, 1] x [-1, 1], from -1 to 1. */
const heights: Readonly<Record<PlaneName, (x: number, y: number) => number>> = {
  plane: (x, y) => 0.6 * x + 0.4 * y,
  waves: (x, y) => sin(Math.PI * x) * sin(Math.PI * y),
};

/** Heights to be learned as real numbers, at points drawn evenly from the square. Noise is added to the height. */
export function makePlane(name: PlaneName, options: BuiltInOptions): Dataset {
  const { samples, noise, seed } = options;
  const random = createRandom(seed);
  const inputs = new Float32Array(samples * 2);
  const values = new Float32Array(samples);
  for (let i = 0; i < samples; i++) {
    const x = 2 * random.uniform() - 1;
    const y = 2 * random.uniform() - 1;
    inputs[2 * i] = x;
    inputs[2 * i + 1] = y;
    values[i] = heights[name](x, y) + noise * random.normal();
  }
  return {
    name,
    features: 2,
    inputs,
    target: { kind: 'values', values, outputs: 1 },
    ...split(options),
    plane: { low: -1, high: 1 },
  };
}
