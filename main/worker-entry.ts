import type { ParentPort } from 'electron';
import * as v from 'valibot';
import { protocolVersion } from '../core/protocol/messages.ts';
import type { Port } from '../core/protocol/port.ts';
import type { Clock } from '../core/training/clock.ts';
import { mainPort } from './main-port.ts';
import { nodeClock } from './node-clock.ts';

const connectSchema = v.object({ type: v.literal('connect'), protocol: v.literal(protocolVersion) });

/**
 * Runs a worker in a utility process: main sends it one port, and it serves that. A failure that nobody caught ends the
 * process with code 1, so that the supervisor sees it: by itself the runtime would only warn of a rejected promise.
 */
export function runWorker(
  process: NodeJS.Process & { parentPort: ParentPort },
  serve: (port: Port, clock: Clock) => void,
) {
  process.on('unhandledRejection', (reason) => {
    throw reason;
  });
  process.parentPort.once('message', ({ data, ports }) => {
    v.assert(connectSchema, data);
    const [line] = ports;
    if (line === undefined) throw new Error('a port is expected with the first message');
    serve(mainPort(line), nodeClock);
  });
}
