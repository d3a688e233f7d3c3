import { expect, test } from 'vitest';
import { and, gateWeights, nand, or, xor } from '../../../core/textbook/gates.ts';
import { type Bit, perceptronWithThreshold } from '../../../core/textbook/perceptron.ts';

const inputs: readonly (readonly [Bit, Bit])[] = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
];

test.each([
  { gate: and, name: 'and', table: [0, 0, 0, 1] },
  { gate: nand, name: 'nand', table: [1, 1, 1, 0] },
  { gate: or, name: 'or', table: [0, 1, 1, 1] },
  { gate: xor, name: 'xor', table: [0, 1, 1, 0] },
])('$name has its truth table and its own name', ({ gate, name, table }) => {
  expect(inputs.map(([x1, x2]) => gate(x1, x2))).toEqual(table);
  expect(gate.name).toBe(name);
});

test('NAND is AND with every sign turned', () => {
  expect(gateWeights.nand).toEqual({ w: gateWeights.and.w.map((w) => -w), b: -gateWeights.and.b });
});

test("AND with the book's threshold 0.7 gives the same answers", () => {
  expect(inputs.map((x) => perceptronWithThreshold(x, [0.5, 0.5], 0.7))).toEqual([0, 0, 0, 1]);
});
