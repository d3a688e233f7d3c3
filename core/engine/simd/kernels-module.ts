import { Arena } from './arena.ts';
import { kernels as base64 } from './kernels.ts';

/** An address in WebAssembly memory, in bytes. */
export type Address = number;

/** What `assembly/main.ts` exports. Records are given by their addresses, flags as 0 or 1. */
export interface Kernels {
  start(): void;
  heapBase(): Address;
  engineBytes(): number;
  layerBytes(): number;
  samplesBytes(): number;

  setLayer(
    layer: Address,
    inputs: number,
    outputs: number,
    activation: number,
    flat: number,
    unit: number,
    stride: number,
    offset: number,
    a: Address,
    z: Address,
  ): void;
  setSamples(
    samples: Address,
    count: number,
    inputs: Address,
    bytes: number,
    starts: Address,
    places: Address,
    targets: Address,
    turned: Address,
  ): void;
  setNetwork(engine: Address, loss: number, layers: Address, layerCount: number): void;
  setData(engine: Address, train: Address, test: Address, extra: Address, sparse: number): void;
  setChunk(
    engine: Address,
    capacity: number,
    lanes: number,
    x: Address,
    t: Address,
    d: Address,
    dBelow: Address,
    rows: Address,
    indices: Address,
  ): void;
  setSparse(
    engine: Address,
    chosen: Address,
    columns: Address,
    sampleRanges: Address,
    inputRanges: Address,
    zeros: Address,
  ): void;
  setBlocks(
    engine: Address,
    blockBytes: number,
    parameters: Address,
    other: Address,
    gradient: Address,
    slot1: Address,
    slot2: Address,
  ): void;
  setOptimizer(engine: Address, name: number, decay1: number, decay2: number, epsilon: number): void;
  setOrder(engine: Address, seedLow: number, seedHigh: number, order: Address): void;
  tune(engine: Address, learningRate: number, batch: number, l1: number, l2: number): void;
  goTo(engine: Address, epoch: number, drawn: number, updates: number): void;

  epoch(engine: Address): number;
  drawn(engine: Address): number;
  updates(engine: Address): number;
  batchFrom(engine: Address): number;
  batchTo(engine: Address): number;
  correct(engine: Address): number;

  unpack(engine: Address, flat: Address, block: Address): void;
  pack(engine: Address, block: Address, flat: Address): void;
  loadInputs(engine: Address, samples: Address, indices: Address, count: number, backwards: number): void;
  forward(engine: Address, parameters: Address, count: number): void;
  turn(engine: Address, samples: Address): void;
  evaluate(engine: Address, samples: Address, parameters: Address, count: number, counting: number): number;
  partBytes(engine: Address, samples: Address): number;
  factorBytes(engine: Address, samples: Address): number;
  targetBytes(engine: Address, samples: Address): number;
  writePart(engine: Address, samples: Address, parameters: Address, part: Address): void;
  writeTargets(engine: Address, samples: Address, targets: Address): void;
  writeFactors(engine: Address, samples: Address, direction: Address, step: number, factors: Address): void;
  largestSum(engine: Address, part: Address, count: number): number;
  addScaled(to: Address, from: Address, by: Address, factor: number, bytes: number): void;
  addLossesAlong(
    engine: Address,
    row: Address,
    first: Address,
    factors: Address,
    targets: Address,
    u: number,
    step: number,
    points: number,
    count: number,
    losses: Address,
  ): void;
  writeGradient(engine: Address, indices: Address, count: number): void;
  addDifferences(
    engine: Address,
    parameters: Address,
    gradient: Address,
    x: Address,
    a: Address,
    z: Address,
    t: Address,
    moves: Address,
    h: number,
  ): void;
  batchLoss(engine: Address, backwards: number): number;
  takeStep(engine: Address, from: number): void;
  train(engine: Address, losses: Address, steps: number): number;
}

/** The kernels and the one memory of this process that they work in. */
export interface KernelsModule {
  readonly kernels: Kernels;
  readonly arena: Arena;
}

/** Memory at the start, in pages of 64 KiB, and what 32-bit addresses reach at the most. */
const pages = { initial: 16, maximum: 65_536 };

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

let loaded: KernelsModule | undefined;

/** Compiles the kernels, once a process. */
export function loadKernels(): KernelsModule {
  if (!loaded) {
    const memory = new WebAssembly.Memory(pages);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytesOf(base64)), { env: { memory } });
    const kernels = exports as unknown as Kernels;
    kernels.start();
    loaded = { kernels, arena: new Arena(memory, kernels.heapBase()) };
  }
  return loaded;
}

let supported: boolean | undefined;

/** Whether this host has WebAssembly with vectors, and room for its memory. */
export function simdSupported(): boolean {
  if (supported === undefined) supported = typeof WebAssembly === 'object' && WebAssembly.validate(bytesOf(base64));
  return supported;
}
