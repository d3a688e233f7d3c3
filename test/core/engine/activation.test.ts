import { expect, test } from 'vitest';
import { activations } from '../../../core/engine/activation.ts';
import { activationNames } from '../../../core/engine/network.ts';

for (const name of activationNames) {
  const { apply, derivative } = activations[name];

  test(`the derivative of ${name} agrees with a central difference within 1e-3, away from a kink`, () => {
    const h = 2 ** -9;
    for (let a = -4; a <= 4; a += 0.3) {
      const slope = (apply(a + h) - apply(a - h)) / (2 * h);
      expect(derivative(apply(a))).toBeCloseTo(slope, 3);
    }
  });

  test(`${name} of NaN is NaN`, () => {
    expect(apply(NaN)).toBeNaN();
  });
}

test('step is 0 at 0 and relu has slope 0 at 0', () => {
  expect(activations.step.apply(0)).toBe(0);
  expect(activations.step.apply(2 ** -149)).toBe(1);
  expect(activations.relu.derivative(activations.relu.apply(0))).toBe(0);
  expect(activations.relu.derivative(activations.relu.apply(2 ** -149))).toBe(1);
});

test('relu never puts out a negative zero', () => {
  expect(Object.is(activations.relu.apply(-0), 0)).toBe(true);
  expect(Object.is(activations.relu.apply(-1), 0)).toBe(true);
});
