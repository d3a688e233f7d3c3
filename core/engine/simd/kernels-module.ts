import { LabError } from '../../lab-error.ts';
import { Arena } from './arena.ts';
import { kernels as ownKernels, sharedKernels } from './kernels.ts';

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
    deltas: Address,
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
    sampleLosses: Address,
    indices: Address,
  ): void;
  setSparse(
    engine: Address,
    fullest: number,
    chosen: Address,
    columns: Address,
    sampleRanges: Address,
    inputRanges: Address,
    zeros: Address,
    splits: Address,
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
  tune(engine: Address, learningRate: number, batch: number, l1: number, l2: number, threads: number): void;
  goTo(engine: Address, epoch: number, drawn: number, updates: number): void;

  epoch(engine: Address): number;
  drawn(engine: Address): number;
  updates(engine: Address): number;
  batchFrom(engine: Address): number;
  batchTo(engine: Address): number;
  correct(engine: Address): number;

  unpack(engine: Address, flat: Address, block: Address): void;
  pack(engine: Address, block: Address, flat: Address): void;
  loadInputs(engine: Address, samples: Address, indices: Address, count: number): void;
  forward(engine: Address, parameters: Address, count: number): void;
  turn(engine: Address, samples: Address): void;
  splitInputs(engine: Address, threads: number): void;
  offerHelp(number: number, threads: number): void;
  withdrawHelp(): void;
  help(work: number): void;
  ready(threads: number): number;
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
  batchLoss(engine: Address): number;
  takeStep(engine: Address): void;
  train(engine: Address, losses: Address, steps: number): number;
}

/** The kernels and the one memory of this process that they work in. */
export interface KernelsModule {
  readonly kernels: Kernels;
  readonly arena: Arena;
  /** Threads that can take a step together, this one included. */
  readonly threads: number;
  /** Starts the others, once. Until all are there, this one works alone. */
  startHelpers(): void;
}

/** What a thread needs to help: the kernels, the memory, its number from 1 on and how many there are with the first. */
export interface Helper {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly number: number;
  readonly threads: number;
}

/** Starts a thread that calls `help`, or throws; calls `lost` when the thread has ended. The first one then goes on alone. */
export type StartHelper = (helper: Helper, lost: () => void) => unknown;

let wanted: { readonly threads: number; readonly start: StartHelper; readonly memory: WebAssembly.Memory } | undefined;

/** As the kernels have it. */
export const mostThreads = 16;

/** Memory at the start, in pages of 64 KiB, and what 32-bit addresses reach at the most. */
const pages = { initial: 16, maximum: 65_536 };

/**
 * Lets several threads take the large steps of this process's engines together, to the same bits. To be called before there is
 * an engine; does nothing where memory cannot be shared. Throws a `limit` error for too many.
 */
export function useThreads(threads: number, start: StartHelper): void {
  if (loaded) throw new LabError('internal', 'threads are wanted after the kernels were loaded');
  if (threads > mostThreads) throw new LabError('limit', `${threads} threads: at most ${mostThreads} are allowed`);
  if (threads < 2 || typeof SharedArrayBuffer === 'undefined') return;
  try {
    wanted = { threads, start, memory: new WebAssembly.Memory({ ...pages, shared: true }) };
  } catch {
    // One thread can do with a memory that has no room kept free to grow.
  }
}

/** The kernels at work in a memory, with the host's way to sleep at a word of it and to wake who does. */
export function kernelsIn(memory: WebAssembly.Memory, module: WebAssembly.Module): Kernels {
  const words = new Int32Array(memory.buffer);
  const wait = (word: Address, is: number) => void Atomics.wait(words, word / 4, is);
  const wake = (word: Address) => void Atomics.notify(words, word / 4);
  return new WebAssembly.Instance(module, { env: { memory, wait, wake } }).exports as unknown as Kernels;
}

/**
 * Helps the first thread until the process ends; never returns. This and `kernelsIn` use nothing of this file, so that a thread
 * can be started with their text alone.
 */
export function help({ module, memory, number, threads }: Helper, kernelsOf: typeof kernelsIn): never {
  const kernels = kernelsOf(memory, module);
  kernels.offerHelp(number, threads);
  for (let work = 1; ; work++) kernels.help(work);
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

let loaded: KernelsModule | undefined;

/** Compiles the kernels, once a process. */
export function loadKernels(): KernelsModule {
  loaded ??= load();
  return loaded;
}

function load(): KernelsModule {
  const { threads = 1, start, memory = new WebAssembly.Memory(pages) } = wanted ?? {};
  const module = new WebAssembly.Module(bytesOf(wanted ? sharedKernels : ownKernels));
  const kernels = kernelsIn(memory, module);
  kernels.start();
  const lost = () => kernels.withdrawHelp();
  let started = 1;
  return {
    kernels,
    arena: new Arena(memory, kernels.heapBase()),
    threads,
    startHelpers() {
      for (; started < threads; started++) {
        try {
          start?.({ module, memory, number: started, threads }, lost);
        } catch {
          lost();
        }
      }
    },
  };
}

let supported: boolean | undefined;

/** Whether this host has WebAssembly with vectors, and room for its memory. */
export function simdSupported(): boolean {
  if (supported === undefined) supported = typeof WebAssembly === 'object' && WebAssembly.validate(bytesOf(ownKernels));
  return supported;
}
