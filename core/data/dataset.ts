import type { Scaling } from './scale-inputs.ts';

/** What the samples are to be mapped to. */
export type Target =
  /** One class a sample: `labels[i]` is an index into `names`. */
  | { readonly kind: 'classes'; readonly labels: Uint8Array; readonly names: readonly string[] }
  /** Real numbers: `values` is (samples, outputs), row-major. */
  | { readonly kind: 'values'; readonly values: Float32Array; readonly outputs: number };

/**
 * Samples to learn from. The first `train` of them are for training, the `test` after those for testing; there are no
 * others.
 */
export interface Dataset {
  /** Shown to people and written into run files; a built-in set carries its own name, a file its file name. */
  readonly name: string;
  /** Numbers in one sample. */
  readonly features: number;
  /** (samples, features), row-major. A byte stands for byte / 255. */
  readonly inputs: Float32Array | Uint8Array;
  readonly target: Target;
  readonly train: number;
  readonly test: number;
  /** Set when a sample is a picture: features = width x height, row by row. */
  readonly image?: { readonly width: number; readonly height: number };
  /** Set for two features: what pictures of the plane show of the first, and of the second unless it is the same. */
  readonly plane?: {
    readonly low: number;
    readonly high: number;
    readonly second?: { readonly low: number; readonly high: number };
  };
  /** What a file calls its columns. */
  readonly columns?: { readonly inputs: readonly string[]; readonly target: string };
  /** Set when the inputs were scaled: how to read them. */
  readonly scaling?: Scaling;
}

/** Numbers that a network for this data set and this loss must put out. */
export function outputsFor(target: Target, loss: 'squared-error' | 'binary-cross-entropy' | 'cross-entropy'): number {
  if (target.kind === 'values') return target.outputs;
  return target.names.length === 2 && loss !== 'cross-entropy' ? 1 : target.names.length;
}
