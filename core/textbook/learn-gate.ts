import { LabError } from '../lab-error.ts';
import { type Bit, perceptron } from './perceptron.ts';

/** One row of a truth table: inputs x: (inputs) and the wanted output t. */
export interface TruthTableRow {
  readonly x: readonly number[];
  readonly t: Bit;
}

/** What learning came to; `epochs` counts the passes through the table, the last one included. */
export type LearnedGate =
  | { readonly kind: 'found'; readonly w: Float64Array; readonly b: number; readonly epochs: number }
  | { readonly kind: 'not-found'; readonly epochs: number };

/**
 * Finds weights and bias of a gate by the perceptron learning rule, w += (t - y) x and b += (t - y), from zero (Rosenblatt,
 * Psychological Review 65, 1958). Whenever a line parts the 0s from the 1s the rule comes to an end; for XOR it never
 * does, so it gives up after `maxEpochs`. Throws a `data` error for an empty table, a `shape` error for rows that differ
 * in length.
 */
export function learnGate(table: readonly TruthTableRow[], maxEpochs = 100): LearnedGate {
  if (table.length === 0) throw new LabError('data', 'a truth table needs at least one row, not 0');
  const w = new Float64Array(table[0]!.x.length);
  let b = 0;
  for (let epochs = 1; epochs <= maxEpochs; epochs++) {
    let mistakes = 0;
    for (const { x, t } of table) {
      const error = t - perceptron(x, w, b);
      if (error === 0) continue;
      mistakes++;
      for (let i = 0; i < w.length; i++) w[i]! += error * x[i]!;
      b += error;
    }
    if (mistakes === 0) return { kind: 'found', w, b, epochs };
  }
  return { kind: 'not-found', epochs: maxEpochs };
}
