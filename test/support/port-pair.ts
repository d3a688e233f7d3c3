import type { Port } from '../../core/protocol/port.ts';

interface TestPort extends Port {
  /** Delivers one waiting message to the listener; false when none waits. */
  deliver(): boolean;
  readonly waiting: number;
}

/** Two ends of a line whose messages arrive only when a test delivers them, as structured clones of exact size; spare buffers move. */
export function portPair(): [TestPort, TestPort] {
  const ends = [end(), end()] as const;
  ends[0].other = ends[1];
  ends[1].other = ends[0];
  return [ends[0].port, ends[1].port];
}

function end() {
  const queue: unknown[] = [];
  const self = {
    other: undefined as { receive: (message: unknown) => void; closed: () => void } | undefined,
    receive: (message: unknown) => queue.push(message),
    closed: () => {},
    port: {
      post: (message: unknown, spare: ArrayBuffer[] = []) => self.other?.receive(cloneExactly(message, spare)),
      onMessage: (listener: (message: unknown) => void) => {
        hear = listener;
      },
      onClose: (listener: () => void) => {
        self.closed = listener;
      },
      close: () => self.other?.closed(),
      deliver() {
        if (queue.length === 0) return false;
        hear(queue.shift());
        return true;
      },
      get waiting() {
        return queue.length;
      },
    },
  };
  let hear: (message: unknown) => void = () => {};
  return self;
}

/** Refuses typed arrays that are views into something larger: between processes the whole buffer would be copied. */
function cloneExactly(message: unknown, spare: ArrayBuffer[]): unknown {
  const look = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.byteLength !== value.buffer.byteLength) throw new Error('a view was posted, not an exact copy');
    } else if (value !== null && typeof value === 'object') Object.values(value).forEach(look);
  };
  look(message);
  return structuredClone(message, { transfer: spare });
}
