import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Helper, help, kernelsIn, useThreads } from '../core/engine/simd/kernels-module.ts';

/** Beyond so many the shares of a batch are too small to pay. */
const paying = 4;

/** What a helper runs: as text, it needs no file of its own beside each bundle. */
const source = `(${help})(require('node:worker_threads').workerData, ${kernelsIn})`;

/** Threads that suit this machine: one processor stays free, for the page or for whatever else runs. */
export const suitedThreads = (): number => Math.max(1, Math.min(paying, availableParallelism() - 1));

/** Starts a helper, which does not keep the process from ending. */
export function startHelper(workerData: Helper, lost: () => void): Worker {
  const worker = new Worker(source, { eval: true, workerData });
  // An error ends the helper.
  worker.on('error', () => {});
  worker.on('exit', lost);
  worker.unref();
  return worker;
}

/** Lets so many threads of this process train together. */
export const useWorkerThreads = (threads: number): void => useThreads(threads, startHelper);
