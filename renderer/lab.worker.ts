import { type Port, portOf } from '../core/protocol/port.ts';
import { serveSurface } from '../core/surface/serve.ts';
import { startTrainer } from '../core/training/trainer.ts';
import { browserClock } from './browser-clock.ts';
import { serveReader } from './reader.ts';

/** The first message brings the port to the page. */
function onPort(serve: (port: Port) => void): void {
  addEventListener('message', ({ ports: [port] }) => serve(portOf(port!)), { once: true });
}

/** All that runs beside a page is one file, which the engine is in once; the worker's name says what it is to do. */
const roles: Readonly<Record<string, () => void>> = {
  trainer: () => onPort((port) => startTrainer(port, browserClock())),
  surface: () => onPort((port) => serveSurface(port, browserClock())),
  reader: serveReader,
};

roles[self.name]?.();
