import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { bundleForNode } from '../../scripts/node-bundle.mjs';
import { outFolder, projectRoot } from '../../scripts/targets.mjs';
import type { Contestant } from './contestant.ts';
import type { Workload } from './workloads.ts';

export type Request = { readonly load: Workload } | { readonly run: number };

/** The SIMD engine with some threads: in a worker of its own, since all engines of one share their number. */
export async function threadedEngine(threads: number): Promise<Contestant> {
  const program = await bundleForNode(
    join(projectRoot, 'test/bench/threads-worker.ts'),
    join(outFolder, 'bench/threads'),
  );
  const worker = new Worker(program, { workerData: threads });
  worker.unref();
  const ask = <Answer>(request: Request) =>
    new Promise<Answer>((answer) => {
      worker.once('message', answer);
      worker.postMessage(request);
    });
  return {
    name: 'ours, simd',
    form: `WebAssembly, random batches, ${threads} threads`,
    ours: true,
    workloads: 'AB',
    load: (workload) => ask({ load: workload }),
    least: ({ whole }) => whole,
    run: (units) => ask({ run: units }),
    close: () => worker.terminate(),
  };
}
