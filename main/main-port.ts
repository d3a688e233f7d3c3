import type { MessagePortMain } from 'electron';
import type { Port } from '../core/protocol/port.ts';

/** A port as Electron's Node processes have it. Posted without a transfer list: buffers are lost in one. */
export function mainPort(line: MessagePortMain): Port {
  return {
    post: (message) => line.postMessage(message),
    onMessage(listener) {
      line.on('message', ({ data }) => listener(data));
      line.start();
    },
    onClose(listener) {
      line.on('close', listener);
    },
    close: () => line.close(),
  };
}
