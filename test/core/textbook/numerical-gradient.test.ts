import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numericalGradient } from '../../../core/textbook/numerical-gradient.ts';

/** The book's x0^2 + x1^2, for any number of variables. */
const bowl = (x: Float64Array) => x.reduce((sum, x_i) => sum + x_i * x_i, 0);

test.each([
  { x: [3, 4], gradient: [6, 8] },
  { x: [0, 2], gradient: [0, 4] },
  { x: [3, 0], gradient: [6, 0] },
])('the gradient of x0^2 + x1^2 at ($x.0, $x.1) is ($gradient.0, $gradient.1) within 1e-8', ({ x, gradient }) => {
  numericalGradient(bowl, Float64Array.from(x)).forEach((g, i) => {
    expect(Math.abs(g - gradient[i]!)).toBeLessThan(1e-8);
  });
});

const anyVector = fc.float64Array({ minLength: 1, maxLength: 6 });

test('x is bit for bit as it was, whatever was in it (seed 13)', () => {
  fc.assert(
    fc.property(anyVector, (x) => {
      const before = new BigUint64Array(x.slice().buffer);
      numericalGradient(bowl, x);
      expect(new BigUint64Array(x.slice().buffer)).toEqual(before);
    }),
    { seed: 13, examples: [[Float64Array.of(-0, 1e300, 5e-324)]] },
  );
});

test('x is bit for bit as it was when f throws, at whichever call (seed 14)', () => {
  fc.assert(
    fc.property(anyVector, fc.nat(), (x, n) => {
      const before = new BigUint64Array(x.slice().buffer);
      let calls = n % (2 * x.length);
      const failing = () => {
        if (calls-- === 0) throw new Error('f gave up');
        return 0;
      };
      expect(() => numericalGradient(failing, x)).toThrow('f gave up');
      expect(new BigUint64Array(x.slice().buffer)).toEqual(before);
    }),
    { seed: 14 },
  );
});

test('f sees every other element in its place while one is moved', () => {
  const seen: number[][] = [];
  numericalGradient(
    (x) => {
      seen.push([...x]);
      return 0;
    },
    Float64Array.of(1, 2),
  );
  expect(seen).toEqual([
    [1 + 1e-4, 2],
    [1 - 1e-4, 2],
    [1, 2 + 1e-4],
    [1, 2 - 1e-4],
  ]);
});
