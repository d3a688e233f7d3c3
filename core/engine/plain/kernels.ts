import type { Layer } from '../network.ts';
import type { InputBatch } from './input-batch.ts';

/*
 * The products of a dense layer, over the first `count` rows of a batch. Each number that is written is one sum, taken
 * in rising order of inputs, samples or units, with every product and every sum rounded to float32: storing into a
 * Float32Array rounds the sum. The loops run along rows of W, so that many sums grow side by side.
 */

/** a: (count, outputs). a[s, j] = b[j] + sum over i of x[s, i] W[i, j]. */
export function sums(x: Float32Array, parameters: Float32Array, layer: Layer, a: Float32Array, count: number): void {
  const { inputs, outputs, weights, biases } = layer;
  for (let s = 0; s < count; s++) {
    const row = s * outputs;
    for (let j = 0; j < outputs; j++) a[row + j] = parameters[biases + j]!;
    for (let i = 0; i < inputs; i++) {
      const xi = x[s * inputs + i]!;
      const w = weights + i * outputs;
      for (let j = 0; j < outputs; j++) a[row + j]! += Math.fround(xi * parameters[w + j]!);
    }
  }
}

/** `sums` of sparse rows: the terms of zero inputs are left out. */
export function sparseSums(
  x: InputBatch,
  parameters: Float32Array,
  layer: Layer,
  a: Float32Array,
  count: number,
): void {
  const { outputs, weights, biases } = layer;
  const { starts, columns, values } = x;
  for (let s = 0; s < count; s++) {
    const row = s * outputs;
    const end = starts[s + 1]!;
    for (let j = 0; j < outputs; j++) a[row + j] = parameters[biases + j]!;
    for (let n = starts[s]!; n < end; n++) {
      const xi = values[n]!;
      const w = weights + columns[n]! * outputs;
      for (let j = 0; j < outputs; j++) a[row + j]! += Math.fround(xi * parameters[w + j]!);
    }
  }
}

/** Adds to dW: (inputs, outputs). dW[i, j] = sum over s of x[s, i] d[s, j]. */
export function weightGradient(x: Float32Array, d: Float32Array, layer: Layer, gradient: Float32Array, count: number) {
  const { inputs, outputs, weights } = layer;
  for (let s = 0; s < count; s++) {
    const row = s * outputs;
    for (let i = 0; i < inputs; i++) {
      const xi = x[s * inputs + i]!;
      const w = weights + i * outputs;
      for (let j = 0; j < outputs; j++) gradient[w + j]! += Math.fround(xi * d[row + j]!);
    }
  }
}

/** `weightGradient` of sparse rows: the terms of zero inputs are left out. */
export function sparseWeightGradient(
  x: InputBatch,
  d: Float32Array,
  layer: Layer,
  gradient: Float32Array,
  count: number,
): void {
  const { outputs, weights } = layer;
  const { starts, columns, values } = x;
  for (let s = 0; s < count; s++) {
    const row = s * outputs;
    const end = starts[s + 1]!;
    for (let n = starts[s]!; n < end; n++) {
      const xi = values[n]!;
      const w = weights + columns[n]! * outputs;
      for (let j = 0; j < outputs; j++) gradient[w + j]! += Math.fround(xi * d[row + j]!);
    }
  }
}

/** Adds to db: (outputs). db[j] = sum over s of d[s, j]. */
export function biasGradient(d: Float32Array, layer: Layer, gradient: Float32Array, count: number): void {
  const { outputs, biases } = layer;
  for (let s = 0; s < count; s++) {
    for (let j = 0; j < outputs; j++) gradient[biases + j]! += d[s * outputs + j]!;
  }
}

/** dx: (count, inputs). dx[s, i] = sum over j of d[s, j] W[i, j]. */
export function inputGradient(
  d: Float32Array,
  parameters: Float32Array,
  layer: Layer,
  dx: Float32Array,
  count: number,
): void {
  const { inputs, outputs, weights } = layer;
  for (let s = 0; s < count; s++) {
    const row = s * outputs;
    for (let i = 0; i < inputs; i++) {
      const w = weights + i * outputs;
      let sum = 0;
      for (let j = 0; j < outputs; j++) sum = Math.fround(sum + Math.fround(d[row + j]! * parameters[w + j]!));
      dx[s * inputs + i] = sum;
    }
  }
}
