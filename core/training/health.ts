import { type Layer, layersOf, type Network } from '../engine/network.ts';

/** What is wrong in one layer, or would be: plain counts and sizes, which `complaintsOf` judges. */
export interface LayerHealth {
  /** Hidden ReLU units that put out 0 for every sample looked at: nothing reaches them, so they cannot learn. */
  readonly dead: number;
  /** Share of outputs within 1% of the ends of sigmoid or tanh, where their slope is all but gone; 0 for others. */
  readonly saturated: number;
  /** The largest |gradient| among the layer's parameters. */
  readonly gradient: number;
}

export type Complaint =
  | { readonly kind: 'dead'; readonly units: number }
  | { readonly kind: 'saturated'; readonly share: number }
  | { readonly kind: 'vanishing'; readonly limit: number }
  | { readonly kind: 'exploding'; readonly limit: number };

/** How near to the ends of its range an output counts as saturated, as a share of that range's half. */
const nearEnd = 0.01;
/** Share of saturated outputs from which a layer is named. */
const mostlySaturated = 0.9;
const vanishing = 1e-6;
/** Where even the largest gradient of the network is below this, the run has arrived: nothing vanished on the way. */
const arrived = 1e-4;
const exploding = 100;

/**
 * The state of each layer, first to last, from the outputs of all units for some samples, (units, samples), and the
 * gradient of one batch, (parameters).
 */
export function healthOf(network: Network, outputs: Float32Array, gradient: Float32Array): readonly LayerHealth[] {
  const layers = layersOf(network);
  const last = layers.at(-1)!;
  const samples = outputs.length / (last.units + last.outputs);
  return layers.map((layer) => {
    const { outputs: units, activation, units: first, weights, biases } = layer;
    const own = outputs.subarray(first * samples, (first + units) * samples);
    return {
      dead: layer !== last && activation === 'relu' ? silentUnits(own, samples) : 0,
      saturated: layer === last ? 0 : saturatedShare(activation, own),
      gradient: largest(gradient.subarray(weights, biases + units)),
    };
  });
}

/** What is worth a word about a layer among these. */
export function complaintsOf(health: readonly LayerHealth[], layer: number): readonly Complaint[] {
  const { dead, saturated, gradient } = health[layer]!;
  const top = Math.max(...health.map((one) => one.gradient));
  return [
    ...(dead > 0 ? [{ kind: 'dead', units: dead } as const] : []),
    ...(saturated >= mostlySaturated ? [{ kind: 'saturated', share: saturated } as const] : []),
    ...(gradient < vanishing && top >= arrived ? [{ kind: 'vanishing', limit: vanishing } as const] : []),
    ...(gradient > exploding ? [{ kind: 'exploding', limit: exploding } as const] : []),
  ];
}

function silentUnits(outputs: Float32Array, samples: number): number {
  let silent = 0;
  for (let from = 0; from < outputs.length; from += samples) {
    if (outputs.subarray(from, from + samples).every((z) => z === 0)) silent += 1;
  }
  return silent;
}

/** The middle of an activation's range, and its half. */
const ranges: Partial<Record<Layer['activation'], readonly [number, number]>> = { sigmoid: [0.5, 0.5], tanh: [0, 1] };

function saturatedShare(activation: Layer['activation'], outputs: Float32Array): number {
  const range = ranges[activation];
  if (!range) return 0;
  const [middle, half] = range;
  let near = 0;
  for (const z of outputs) if (Math.abs(z - middle) >= (1 - nearEnd) * half) near += 1;
  return near / outputs.length;
}

function largest(gradient: Float32Array): number {
  let most = 0;
  for (const one of gradient) most = Math.max(most, Math.abs(one));
  return most;
}
