import { expect, test } from 'vitest';
import { softmaxBatch } from '../../../core/textbook/activations.ts';
import { crossEntropyErrorBatch } from '../../../core/textbook/losses.ts';
import { argmaxRows, dot, matrix } from '../../../core/textbook/matrix.ts';
import { numericalGradient } from '../../../core/textbook/numerical-gradient.ts';

// The book's simpleNet (section 4.4.2): one layer of weights and no bias, put together from the functions. Its printed
// loss and gradient were made without the 1e-7 guard and from weights with more digits than are printed.
const W = matrix([
  [0.47355232, 0.9977393, 0.84668094],
  [0.85557411, 0.03563661, 0.69422093],
]);
const x = matrix([[0.6, 0.9]]);
const t = matrix([[0, 0, 1]]);
const predict = () => dot(x, W);
const loss = () => crossEntropyErrorBatch(softmaxBatch(predict()), t);
const lossWithoutGuard = () => -Math.log(softmaxBatch(predict()).values[2]!);

const printedLoss = 0.92806853663411326;
const printedGradient = [0.21924763, 0.14356247, -0.36281009, 0.32887144, 0.2153437, -0.54421514];

function distance(values: Float64Array, printed: readonly number[]): number {
  return Math.max(...printed.map((expected, i) => Math.abs(values[i]! - expected)));
}

test("simpleNet predicts the book's 1.05414809, 0.63071653 and 1.1328074 within 1e-8, and so class 2", () => {
  expect(distance(predict().values, [1.05414809, 0.63071653, 1.1328074])).toBeLessThan(1e-8);
  expect(argmaxRows(predict())).toEqual(Uint32Array.of(2));
});

test("its loss is the book's 0.92806853663 within 1e-8 without the guard, which takes 2.5e-7 off", () => {
  expect(Math.abs(lossWithoutGuard() - printedLoss)).toBeLessThan(1e-8);
  expect(Math.abs(loss() - printedLoss + 2.5e-7)).toBeLessThan(1e-8);
});

test("its numerical gradient is the book's dW within 1e-8 without the guard, within 2e-7 with it", () => {
  expect(distance(numericalGradient(lossWithoutGuard, W.values), printedGradient)).toBeLessThan(1e-8);
  expect(distance(numericalGradient(loss, W.values), printedGradient)).toBeLessThan(2e-7);
});
