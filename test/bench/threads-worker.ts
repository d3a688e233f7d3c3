import { parentPort, workerData } from 'node:worker_threads';
import { useWorkerThreads } from '../../main/engine-threads.ts';
import { ourEngine } from './our-engines.ts';
import type { Request } from './our-threads.ts';

useWorkerThreads(workerData);
const engine = ourEngine('simd', '');
parentPort?.on('message', async (request: Request) => {
  parentPort?.postMessage('load' in request ? await engine.load(request.load) : await engine.run(request.run));
});
