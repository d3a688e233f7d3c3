import { sigmoid32, tanh32 } from './elementary32.ts';
import type { ActivationName } from './network.ts';

/** An activation and its derivative, float32 in and out. NaN stays NaN, so that a diverged layer cannot hide. */
export interface Activation {
  /** z = f(a). */
  apply(a: number): number;
  /** f'(a), from z = f(a): every activation here has its derivative in its output. */
  derivative(z: number): number;
}

/** From simple to complex. The derivatives of step and relu at 0 are 0, as in the book (section 5.5). */
export const activations: Record<ActivationName, Activation> = {
  identity: {
    apply: (a) => a,
    derivative: () => 1,
  },
  step: {
    apply: (a) => (a > 0 ? 1 : a <= 0 ? 0 : NaN),
    derivative: () => 0,
  },
  sigmoid: {
    apply: sigmoid32,
    derivative: (z) => Math.fround(z * Math.fround(1 - z)),
  },
  tanh: {
    apply: tanh32,
    derivative: (z) => Math.fround(1 - Math.fround(z * z)),
  },
  relu: {
    apply: (a) => Math.max(a, 0),
    derivative: (z) => (z > 0 ? 1 : 0),
  },
};
