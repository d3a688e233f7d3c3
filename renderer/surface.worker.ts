import { portOf } from '../core/protocol/port.ts';
import { serveSurface } from '../core/surface/serve.ts';
import { browserClock } from './browser-clock.ts';

addEventListener('message', ({ ports: [port] }) => serveSurface(portOf(port!), browserClock()), { once: true });
