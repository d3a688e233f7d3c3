import { expect, test } from 'vitest';
import { layersOf } from '../../../core/engine/network.ts';
import { addPenaltyGradient, penaltyLoss } from '../../../core/engine/penalty.ts';

const layers = layersOf({ sizes: [2, 1, 1], activations: ['tanh'], loss: 'squared-error' });
/** W1 (2, 1), b1, W2 (1, 1), b2 */
const parameters = Float32Array.of(3, -4, 100, 0, 100);

test('the penalty is l1 sum |w| + l2 / 2 sum w^2 over weights, not biases', () => {
  expect(penaltyLoss(parameters, layers, { l1: 0.5, l2: 0 })).toBe(3.5);
  expect(penaltyLoss(parameters, layers, { l1: 0, l2: 0.5 })).toBe(6.25);
  expect(penaltyLoss(parameters, layers, { l1: 0.5, l2: 0.5 })).toBe(9.75);
  expect(penaltyLoss(parameters, layers, { l1: 0, l2: 0 })).toBe(0);
});

test('its gradient is l1 sign(w) + l2 w for weights, 0 for biases, and for l1 0 at w = 0', () => {
  const gradient = Float32Array.of(1, 1, 1, 1, 1);
  addPenaltyGradient(parameters, layers, { l1: 0.5, l2: 0.25 }, gradient);
  expect([...gradient]).toEqual([1 + 0.75 + 0.5, 1 - 1 - 0.5, 1, 1, 1]);
});
