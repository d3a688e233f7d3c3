import type { Frame } from '../../../core/protocol/messages.ts';
import type { Unit } from '../../store/lab.ts';
import { type Shape, valuesOf } from '../network/shape-on-screen.ts';

/** One term w z of a neuron's sum. */
export interface Term {
  /** The unit of the layer before. */
  readonly source: number;
  readonly weight: number;
  readonly input: number;
  readonly product: number;
}

/** What a neuron adds up: a = sum of w z + b, and what becomes of it: z = h(a). All of one and the same frame. */
export interface ForwardSum {
  /** The terms shown, in the order of their sources. */
  readonly terms: readonly Term[];
  /** The sum of the terms not shown; count 0 when all are. */
  readonly others: { readonly count: number; readonly sum: number };
  readonly bias: number;
  readonly a: number;
  readonly z: number;
}

/**
 * The arithmetic of a hidden or output unit for the input in hand, with the `most` terms that are largest by size.
 * Undefined when the frame has no input in hand.
 */
export function forwardSum(shape: Shape, frame: Frame, { layer, index }: Unit, most: number): ForwardSum | undefined {
  const before = valuesOf(shape, frame, layer - 1);
  const { inputs, outputs, weights, biases, units } = shape.layers[layer - 1]!;
  if (!before) return undefined;
  const all = Array.from({ length: inputs }, (_, source): Term => {
    const weight = frame.parameters[weights + source * outputs + index]!;
    const input = before[source]!;
    return { source, weight, input, product: weight * input };
  });
  const bySize = all.toSorted((a, b) => Math.abs(b.product) - Math.abs(a.product));
  const others = bySize.slice(most);
  return {
    terms: bySize.slice(0, most).sort((a, b) => a.source - b.source),
    others: { count: others.length, sum: others.reduce((sum, term) => sum + term.product, 0) },
    bias: frame.parameters[biases + index]!,
    a: frame.probe.a[units + index]!,
    z: frame.probe.z[units + index]!,
  };
}
