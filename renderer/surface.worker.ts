import { portOf } from '../core/protocol/port.ts';
import { serveSurface } from '../core/surface/serve.ts';
import { workerClock } from './worker-clock.ts';

addEventListener('message', ({ ports: [port] }) => serveSurface(portOf(port!), workerClock()), { once: true });
