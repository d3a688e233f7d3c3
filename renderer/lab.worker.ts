import { type Helper, help, kernelsIn, useThreads } from '../core/engine/simd/kernels-module.ts';
import { type Port, portOf } from '../core/protocol/port.ts';
import { serveSurface } from '../core/surface/serve.ts';
import { startTrainer } from '../core/training/trainer.ts';
import { browserClock } from './browser-clock.ts';
import { serveReader } from './reader.ts';

/** The first message brings the port to the page. */
function onPort(serve: (port: Port) => void): void {
  addEventListener('message', ({ ports: [port] }) => serve(portOf(port!)), { once: true });
}

/** One processor is the page's; beyond four threads the shares of a batch are too small to pay. */
const trainerThreads = () => (self.crossOriginIsolated ? Math.min(4, navigator.hardwareConcurrency - 1) : 1);

function startHelper(helper: Helper, lost: () => void): void {
  const worker = new Worker(self.location.href, { type: 'module', name: 'helper' });
  worker.onerror = lost;
  worker.postMessage(helper);
}

/** All that runs beside a page is one file, which the engine is in once; the worker's name says what it is to do. */
const roles: Readonly<Record<string, () => void>> = {
  trainer() {
    useThreads(trainerThreads(), startHelper);
    onPort((port) => startTrainer(port, browserClock()));
  },
  helper: () => addEventListener('message', ({ data }) => help(data, kernelsIn), { once: true }),
  surface: () => onPort((port) => serveSurface(port, browserClock())),
  reader: serveReader,
};

roles[self.name]?.();
