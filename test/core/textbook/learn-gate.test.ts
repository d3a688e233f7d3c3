import { expect, test } from 'vitest';
import { learnGate, type TruthTableRow } from '../../../core/textbook/learn-gate.ts';
import { perceptron } from '../../../core/textbook/perceptron.ts';

const inputs = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

/** Truth table number n: bit i of n is the wanted output for `inputs[i]`. */
function truthTable(n: number): TruthTableRow[] {
  return inputs.map((x, i) => ({ x, t: (n >> i) & 1 ? 1 : 0 }));
}

const all = Array.from({ length: 16 }, (_, n) => n);
const XOR = 0b0110;
const XNOR = 0b1001;

test.each(all.filter((n) => n !== XOR && n !== XNOR))('gate %i of 16 is learned within 10 epochs', (n) => {
  const learned = learnGate(truthTable(n));
  if (learned.kind !== 'found') throw new Error(`not found in ${learned.epochs} epochs`);
  const { w, b, epochs } = learned;
  expect(inputs.map((x) => perceptron(x, w, b))).toEqual(truthTable(n).map(({ t }) => t));
  expect(epochs).toBeLessThanOrEqual(10);
});

test.each([XOR, XNOR])('gate %i has no weights: learning says so after 1,000 epochs', (n) => {
  expect(learnGate(truthTable(n), 1000)).toEqual({ kind: 'not-found', epochs: 1000 });
});

test('the majority of three inputs is learned as well', () => {
  const table = Array.from({ length: 8 }, (_, n): TruthTableRow => {
    const x = [n & 1, (n >> 1) & 1, (n >> 2) & 1];
    return { x, t: x[0]! + x[1]! + x[2]! >= 2 ? 1 : 0 };
  });
  expect(learnGate(table)).toMatchObject({ kind: 'found' });
});

test('a gate that is silent from the start needs one epoch and no weights', () => {
  expect(learnGate(truthTable(0))).toEqual({ kind: 'found', w: Float64Array.of(0, 0), b: 0, epochs: 1 });
});

test('an empty table and rows of different lengths are refused', () => {
  expect(() => learnGate([])).toThrow('a truth table needs at least one row, not 0');
  expect(() =>
    learnGate([
      { x: [0, 0], t: 0 },
      { x: [1], t: 1 },
    ]),
  ).toThrow('shape mismatch: (1) x (2)');
});
