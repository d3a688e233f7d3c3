import { type Layer, layersOf, type Network, parameterCount } from '../engine/network.ts';
import { LabError } from '../lab-error.ts';

/** For each hidden layer of a new network, from 0, the hidden layer of the old one that it goes on from; -1 for a new one. */
export type Origins = readonly number[];

/** Parameters of a new network to start from, and how many of them come from the old one. */
export interface Kept {
  readonly parameters: Float32Array;
  readonly kept: number;
}

/** A layer of the new network and the one it goes on from. */
interface Pair {
  readonly from: Layer;
  readonly to: Layer;
  /** Both ends of its weights stay, and stay neighbours. Else only the biases keep their meaning. */
  readonly weights: boolean;
}

/**
 * Start parameters of a network that goes on from another one: a weight is kept while both its units stay and are still
 * connected, a bias while its unit stays; all else is taken from `fresh`, which has the shape of `after`. Units of a layer
 * are known by their place. With other inputs nothing is kept. Throws a `shape` error when `origins` does not fit.
 */
export function keepParameters(
  before: Network,
  parameters: Float32Array,
  after: Network,
  origins: Origins,
  fresh: Float32Array,
): Kept {
  const start = fresh.slice();
  for (const { from, to, weights } of pairs(before, after, origins)) {
    const outputs = Math.min(from.outputs, to.outputs);
    const copy = (source: number, target: number) => start.set(parameters.subarray(source, source + outputs), target);
    const inputs = weights ? Math.min(from.inputs, to.inputs) : 0;
    for (let i = 0; i < inputs; i++) copy(from.weights + i * from.outputs, to.weights + i * to.outputs);
    copy(from.biases, to.biases);
  }
  return { parameters: start, kept: countKept(before, after, origins) };
}

/** How many parameters `keepParameters` keeps. */
export function countKept(before: Network, after: Network, origins: Origins): number {
  return pairs(before, after, origins).reduce((sum, { from, to, weights }) => {
    const inputs = weights ? Math.min(from.inputs, to.inputs) : 0;
    return sum + (inputs + 1) * Math.min(from.outputs, to.outputs);
  }, 0);
}

/** How many parameters of the old network the new one has no place for. */
export function countDropped(before: Network, after: Network, origins: Origins): number {
  return parameterCount(before) - countKept(before, after, origins);
}

function pairs(before: Network, after: Network, origins: Origins): readonly Pair[] {
  const old = layersOf(before);
  if (origins.length !== after.activations.length || !origins.every((one) => one >= -1 && one < old.length - 1)) {
    throw new LabError(
      'shape',
      `origins [${origins}] do not fit ${after.sizes.join('-')} after ${before.sizes.join('-')}`,
    );
  }
  if (before.sizes[0] !== after.sizes[0]) return [];
  const outputsStay = before.sizes.at(-1) === after.sizes.at(-1);
  // The place of each size of the new network among those of the old one: the inputs are at 0, the outputs last.
  const places = [0, ...origins.map((origin) => origin + 1), outputsStay ? old.length : 0];
  return layersOf(after).flatMap((to, l) => {
    const place = places[l + 1]!;
    const from = old[place - 1];
    const known = l === 0 || places[l]! > 0;
    return from ? [{ from, to, weights: known && places[l] === place - 1 }] : [];
  });
}
