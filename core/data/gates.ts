import { createRandom } from '../random.ts';
import { type BuiltInOptions, split } from './built-in-options.ts';
import type { Dataset } from './dataset.ts';

type GateName = 'and' | 'nand' | 'or' | 'xor-gate';

/** What each gate answers to (0, 0), (1, 0), (0, 1), (1, 1): the order of rows in the book, chapter 2. */
const answers: Readonly<Record<GateName, readonly [number, number, number, number]>> = {
  and: [0, 0, 0, 1],
  nand: [1, 1, 1, 0],
  or: [0, 1, 1, 1],
  'xor-gate': [0, 1, 1, 0],
};

/** The truth table of a gate, row after row; more than four samples repeat it. Noise strays around the corners. */
export function makeGate(name: GateName, options: BuiltInOptions): Dataset {
  const { samples, noise, seed } = options;
  const random = createRandom(seed);
  const inputs = new Float32Array(samples * 2);
  const labels = new Uint8Array(samples);
  for (let i = 0; i < samples; i++) {
    const row = i % 4;
    inputs[2 * i] = (row & 1) + noise * random.normal();
    inputs[2 * i + 1] = (row >> 1) + noise * random.normal();
    labels[i] = answers[name][row]!;
  }
  return {
    name,
    features: 2,
    inputs,
    target: { kind: 'classes', labels, names: ['0', '1'] },
    ...split(options),
    plane: { low: -0.5, high: 1.5 },
  };
}
