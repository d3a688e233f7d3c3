import { type ChainRule, slopeOf } from '../../../core/engine/chain-rule.ts';
import { derivatives64 } from '../../../core/engine/network64.ts';
import type { Unit } from '../../store/lab.ts';
import { placeOf } from '../network/parameter.ts';
import type { Shape } from '../network/shape-on-screen.ts';

/** One term w dL/da of what comes back to a unit from the next layer. */
export interface BackTerm {
  /** The unit of the next layer. */
  readonly target: number;
  readonly weight: number;
  readonly delta: number;
  readonly product: number;
}

/** How dL/da of a unit comes about: at an output from its target, else from the next layer. */
export type BackwardSum =
  | { readonly kind: 'output'; readonly y: number; readonly target: number; readonly delta: number }
  | {
      readonly kind: 'hidden';
      /** The terms shown, in the order of their units, and the sum of the others; count 0 when all are shown. */
      readonly terms: readonly BackTerm[];
      readonly others: { readonly count: number; readonly sum: number };
      /** dL/dz: the sum of all terms. */
      readonly back: number;
      /** h'(a). */
      readonly slope: number;
      /** dL/da = h'(a) dL/dz. */
      readonly delta: number;
    };

/** The chain rule at one unit, with the `most` terms that are largest by size. */
export function backwardSum(
  { layers }: Shape,
  parameters: Float32Array,
  { z, t, delta }: ChainRule,
  { layer, index }: Unit,
  most: number,
): BackwardSum {
  const { units, activation } = layers[layer - 1]!;
  const own = delta[units + index]!;
  const next = layers[layer];
  if (!next || activation === 'softmax') {
    return { kind: 'output', y: z[units + index]!, target: t[index]!, delta: own };
  }
  const all = Array.from({ length: next.outputs }, (_, target): BackTerm => {
    const weight = parameters[next.weights + index * next.outputs + target]!;
    const above = delta[next.units + target]!;
    return { target, weight, delta: above, product: weight * above };
  });
  const bySize = all.toSorted((a, b) => Math.abs(b.product) - Math.abs(a.product));
  const others = bySize.slice(most);
  const total = (terms: readonly BackTerm[]) => terms.reduce((sum, term) => sum + term.product, 0);
  return {
    kind: 'hidden',
    terms: bySize.slice(0, most).sort((a, b) => a.target - b.target),
    others: { count: others.length, sum: total(others) },
    back: total(all),
    slope: derivatives64[activation](z[units + index]!),
    delta: own,
  };
}

/** The gradient of one of a unit's parameters. */
export interface ParameterSlope {
  readonly source: number | 'bias';
  readonly gradient: number;
}

/** Gradients of a unit's weights and of its bias, the bias last: all of them, or the bias and the largest. */
export function parameterSlopes(shape: Shape, chain: ChainRule, unit: Unit, most: number): readonly ParameterSlope[] {
  const slope = (source: number | 'bias'): ParameterSlope => ({
    source,
    gradient: slopeOf(chain, placeOf(shape, { unit, source })),
  });
  const weights = Array.from({ length: shape.layers[unit.layer - 1]!.inputs }, (_, source) => slope(source));
  const largest = new Set(
    weights.toSorted((a, b) => Math.abs(b.gradient) - Math.abs(a.gradient)).slice(0, Math.max(1, most - 1)),
  );
  return [...weights.filter((one) => largest.has(one)), slope('bias')];
}
