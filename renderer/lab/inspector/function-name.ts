import type { ActivationName } from '../../../core/engine/network.ts';

/** An activation as formulas write it; upright, and the same in every language. */
export function functionName(activation: ActivationName | 'softmax'): string {
  return activation === 'relu' ? 'ReLU' : activation;
}
