import { expect, test } from 'vitest';
import { type Optimizer, optimizerDefaults, optimizerSlots } from '../../../../core/engine/optimizer.ts';
import { createUpdate } from '../../../../core/engine/plain/optimizers.ts';
import { createRandom } from '../../../../core/random.ts';

/** One parameter's update in float64, in the words of the papers; s is what it remembers. */
type Formula = (w: number, g: number, s: { a: number; b: number }, lr: number, t: number) => number;

const { momentum: momentumDefaults, rmsprop, adam } = optimizerDefaults;
const m = momentumDefaults.momentum;

const formulas: Record<Optimizer['name'], Formula> = {
  sgd: (w, g, _s, lr) => w - lr * g,
  momentum(w, g, s, lr) {
    s.a = m * s.a - lr * g;
    return w + s.a;
  },
  /** Nesterov's own form: w is where the look-ahead by m v from `start` arrives. */
  nesterov(w, g, s, lr) {
    const start = w - m * s.a;
    s.a = m * s.a - lr * g;
    return start + s.a + m * s.a;
  },
  adagrad(w, g, s, lr) {
    s.a += g * g;
    return w - (lr * g) / (Math.sqrt(s.a) + 1e-7);
  },
  rmsprop(w, g, s, lr) {
    s.a = rmsprop.decay * s.a + (1 - rmsprop.decay) * g * g;
    return w - (lr * g) / (Math.sqrt(s.a) + 1e-7);
  },
  /** Algorithm 1 of the paper: its epsilon is beside the corrected root, a difference of 1e-6 here. */
  adam(w, g, s, lr, t) {
    s.a = adam.beta1 * s.a + (1 - adam.beta1) * g;
    s.b = adam.beta2 * s.b + (1 - adam.beta2) * g * g;
    const mean = s.a / (1 - adam.beta1 ** t);
    const square = s.b / (1 - adam.beta2 ** t);
    return w - (lr * mean) / (Math.sqrt(square) + 1e-7);
  },
};

for (const optimizer of Object.values(optimizerDefaults)) {
  test(`${optimizer.name} follows its float64 formula within 1e-5 over 100 steps (seed 31)`, () => {
    const random = createRandom(31);
    const w = Float32Array.from({ length: 20 }, () => random.normal());
    const g = new Float32Array(20);
    const slots = Array.from({ length: optimizerSlots[optimizer.name] }, () => new Float32Array(20));
    const expected = Array.from(w);
    const memory = expected.map(() => ({ a: 0, b: 0 }));
    const update = createUpdate(optimizer);
    for (let t = 1; t <= 100; t++) {
      for (let i = 0; i < 20; i++) g[i] = random.normal();
      update(w, g, slots, 0.01, t);
      for (let i = 0; i < 20; i++) expected[i] = formulas[optimizer.name](expected[i]!, g[i]!, memory[i]!, 0.01, t);
    }
    for (let i = 0; i < 20; i++) expect(Math.abs(w[i]! - expected[i]!)).toBeLessThan(1e-5);
  });

  test(`${optimizer.name} leaves parameters without a gradient where they are`, () => {
    const w = Float32Array.of(1, -2);
    const slots = Array.from({ length: optimizerSlots[optimizer.name] }, () => new Float32Array(2));
    createUpdate(optimizer)(w, new Float32Array(2), slots, 0.1, 1);
    expect([...w]).toEqual([1, -2]);
  });
}

test('the first step of adam is the learning rate against the sign of the gradient, within 1e-4 of it', () => {
  const w = new Float32Array(2);
  createUpdate(optimizerDefaults.adam)(
    w,
    Float32Array.of(3, -0.5),
    [new Float32Array(2), new Float32Array(2)],
    0.01,
    1,
  );
  expect(w[0]! / -0.01).toBeCloseTo(1, 4);
  expect(w[1]! / 0.01).toBeCloseTo(1, 4);
});
