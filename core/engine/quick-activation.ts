import { type Activation, activations } from './activation.ts';
import { powersOfTwo } from './elementary32.ts';
import type { ActivationName } from './network.ts';

/*
 * tanh and the logistic function in fewer operations than `elementary32.ts` takes: the absolute error stays as small, the
 * relative one near 0 does not. For pictures of the loss, which take millions of them; never for training.
 *
 * Both are fractions of 2^t = above / below, so that one division does. t = n + f with n whole and |f| at most a half, and
 * 2^f = (q + f) / (q - f) with q = f coth(f ln 2 / 2), an even function: a minimax polynomial in f^2.
 */
const round = Math.fround;

/** tanh x = (2^t - 1) / (2^t + 1) with t = x times this; from |t| = 26 on it is 1. */
const TANH_TURNS = round(2 * Math.LOG2E);
const TANH_MOST = 26;
/** 1 / (1 + e^-x) = 1 / (2^t + 1) with t = x times this; so far 2^t and its inverse are normal numbers. */
const SIGMOID_TURNS = round(-Math.LOG2E);
const SIGMOID_MOST = 125;
/** Added and taken away again, it leaves the nearest whole number. */
const WHOLE = 12582912;

const Q0 = round(2.8853901);
const Q1 = round(0.11552395);
const Q2 = round(-9.204538e-4);

/** A fraction of 2^t: what `of` makes of numerator and denominator, for t = turns x at most `most` from 0. */
const fractionOfPower =
  (turns: number, most: number, of: (above: number, below: number) => number) =>
  (x: number): number => {
    const t = Math.max(Math.min(round(x * turns), most), -most);
    const n = round(round(t + WHOLE) - WHOLE);
    const f = round(t - n);
    const s = round(f * f);
    const q = round(round(round(round(Q2 * s) + Q1) * s) + Q0);
    return round(of(round(q + f) * powersOfTwo[n + 127]!, round(q - f)));
  };

/** Hyperbolic tangent: odd, 0 at 0, NaN for NaN, absolute error below 2e-7. */
export const quickTanh32 = fractionOfPower(
  TANH_TURNS,
  TANH_MOST,
  (above, below) => round(above - below) / round(above + below),
);

/** 1 / (1 + e^-x): NaN for NaN, absolute error below 2e-7. */
export const quickSigmoid32 = fractionOfPower(
  SIGMOID_TURNS,
  SIGMOID_MOST,
  (above, below) => below / round(above + below),
);

/** Every activation in its quickest form. */
export const quickActivations: Record<ActivationName, Pick<Activation, 'apply'>> = {
  ...activations,
  sigmoid: { apply: quickSigmoid32 },
  tanh: { apply: quickTanh32 },
};
