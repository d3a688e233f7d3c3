import { type Bit, perceptron } from './perceptron.ts';

/** Weights and bias of the gates that one perceptron can be (book, section 2.3.3). */
export const gateWeights = {
  and: { w: [0.5, 0.5], b: -0.7 },
  nand: { w: [-0.5, -0.5], b: 0.7 },
  or: { w: [0.5, 0.5], b: -0.2 },
} as const;

/** 1 when both inputs are 1. */
export function and(x1: Bit, x2: Bit): Bit {
  return perceptron([x1, x2], gateWeights.and.w, gateWeights.and.b);
}

/** 0 when both inputs are 1. */
export function nand(x1: Bit, x2: Bit): Bit {
  return perceptron([x1, x2], gateWeights.nand.w, gateWeights.nand.b);
}

/** 1 when at least one input is 1. */
export function or(x1: Bit, x2: Bit): Bit {
  return perceptron([x1, x2], gateWeights.or.w, gateWeights.or.b);
}

/** 1 when the inputs differ: no single line parts them, two layers do (book, section 2.5.2). */
export function xor(x1: Bit, x2: Bit): Bit {
  const s1 = nand(x1, x2);
  const s2 = or(x1, x2);
  return and(s1, s2);
}
