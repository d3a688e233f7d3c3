import { type Activation, activations } from './activation.ts';
import { powersOfTwo } from './elementary32.ts';
import type { ActivationName } from './network.ts';

/*
 * tanh and the logistic function in fewer operations than `elementary32.ts` takes: the absolute error stays as small, the
 * relative one near 0 does not. For pictures of the loss, which take millions of them; never for training.
 *
 * Both are functions of a power 2^t = above / below, so that one division does. t = n + f with n whole and |f| at most a
 * half, and 2^f = (q + f) / (q - f) with q = f coth(f ln 2 / 2), an even function: a minimax polynomial in f^2.
 */
const round = Math.fround;

/** tanh x = (2^t - 1) / (2^t + 1) and 1 / (1 + e^-x) = 1 / (2^t + 1), with t = x times these. */
const TANH_TURNS = round(2 * Math.LOG2E);
const SIGMOID_TURNS = round(-Math.LOG2E);
/** From so many turns on, to either side, the functions are 0 or 1 or -1 within 1.5e-8. */
export const TURNS_AT_END = 26;
/** Where turns are held: far beyond, so that powers can be multiplied, and yet stay normal numbers then. */
export const TURNS_AT_MOST = 60;
/** Added and taken away again, it leaves the nearest whole number. */
const WHOLE = 12582912;

const Q0 = round(2.8853901);
const Q1 = round(0.11552395);
const Q2 = round(-9.204538e-4);

/** What `of` makes of numerator and denominator of 2^t, with t = x turns. */
function fraction(x: number, turns: number, of: (above: number, below: number) => number): number {
  const t = Math.max(Math.min(round(x * turns), TURNS_AT_MOST), -TURNS_AT_MOST);
  const n = round(round(t + WHOLE) - WHOLE);
  const f = round(t - n);
  const s = round(f * f);
  const q = round(round(round(round(Q2 * s) + Q1) * s) + Q0);
  return round(of(round(q + f) * powersOfTwo[n + 127]!, round(q - f)));
}

/** Hyperbolic tangent: odd, 0 at 0, NaN for NaN, absolute error below 2e-7. */
export function quickTanh32(x: number): number {
  return fraction(x, TANH_TURNS, (above, below) => round(above - below) / round(above + below));
}

/** 1 / (1 + e^-x): NaN for NaN, absolute error below 2e-7. */
export function quickSigmoid32(x: number): number {
  return fraction(x, SIGMOID_TURNS, (above, below) => below / round(above + below));
}

/** Every activation in its quickest form. */
export const quickActivations: Record<ActivationName, Pick<Activation, 'apply'>> = {
  ...activations,
  sigmoid: { apply: quickSigmoid32 },
  tanh: { apply: quickTanh32 },
};

/** An activation as a function of a power: f(x) = `of`(2^(turns x)). The sum of two x makes the product of their powers. */
export interface PowerForm {
  readonly turns: number;
  /** 2^(turns x), at most 2^60 and at least 2^-60. */
  power(x: number): number;
  of(power: number): number;
}

const powerForm = (turns: number, of: PowerForm['of']): PowerForm => ({
  turns,
  power: (x) => fraction(x, turns, (above, below) => above / below),
  of,
});

/** Those that are functions of powers. */
export const powerForms: Partial<Record<ActivationName, PowerForm>> = {
  sigmoid: powerForm(SIGMOID_TURNS, (power) => round(1 / round(power + 1))),
  tanh: powerForm(TANH_TURNS, (power) => round(1 - round(2 / round(power + 1)))),
};
