/** A number with its two partial derivatives: [value, by x, by y]. Arithmetic on these differentiates exactly. */
export type Dual = readonly [value: number, dx: number, dy: number];

export const constant = (value: number): Dual => [value, 0, 0];

/** The derivatives of a function of a by the chain rule: what does not move has none, even where the slope is infinite. */
function chain(value: number, slope: number, [, dx, dy]: Dual): Dual {
  return [value, dx === 0 ? 0 : slope * dx, dy === 0 ? 0 : slope * dy];
}

const plus = (value: number, [, ax, ay]: Dual, [, bx, by]: Dual): Dual => [value, ax + bx, ay + by];

/** The operations with two sides. */
export const binary = {
  '+': (a, b) => plus(a[0] + b[0], a, b),
  '-': (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]],
  '*': (a, b) => plus(a[0] * b[0], chain(0, b[0], a), chain(0, a[0], b)),
  '/': (a, b) => plus(a[0] / b[0], chain(0, 1 / b[0], a), chain(0, -a[0] / b[0] ** 2, b)),
  '^': (a, b) => {
    const [base, exponent, power] = [a[0], b[0], a[0] ** b[0]];
    const byBase = exponent === 0 ? 0 : exponent * base ** (exponent - 1);
    return plus(power, chain(0, byBase, a), chain(0, power === 0 ? 0 : power * Math.log(base), b));
  },
} as const satisfies Record<string, (a: Dual, b: Dual) => Dual>;

/** The functions of one number. At a kink the derivative is 0. */
export const unary = {
  sin: (a) => chain(Math.sin(a[0]), Math.cos(a[0]), a),
  cos: (a) => chain(Math.cos(a[0]), -Math.sin(a[0]), a),
  tan: (a) => chain(Math.tan(a[0]), 1 + Math.tan(a[0]) ** 2, a),
  exp: (a) => chain(Math.exp(a[0]), Math.exp(a[0]), a),
  log: (a) => chain(Math.log(a[0]), 1 / a[0], a),
  sqrt: (a) => chain(Math.sqrt(a[0]), 0.5 / Math.sqrt(a[0]), a),
  abs: (a) => chain(Math.abs(a[0]), Math.sign(a[0]), a),
} as const satisfies Record<string, (a: Dual) => Dual>;

/** The functions of two numbers. Between equals the first is taken. */
export const pairwise = {
  min: (a, b) => (a[0] <= b[0] || Number.isNaN(a[0]) ? a : b),
  max: (a, b) => (a[0] >= b[0] || Number.isNaN(a[0]) ? a : b),
} as const satisfies Record<string, (a: Dual, b: Dual) => Dual>;

/** -a */
export const negative = ([value, dx, dy]: Dual): Dual => [-value, -dx, -dy];
