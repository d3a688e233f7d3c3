/**
 * Two ends of a line between a page and a trainer. Messages arrive in order, as structured clones. A typed array that is
 * posted must be exactly as large as its buffer: a view costs the whole buffer it looks into.
 */
export interface Port {
  /** Buffers in the message that the sender has no more use for move along instead of being copied, where a host can move them. */
  post(message: unknown, spare?: ArrayBuffer[]): void;
  /** One listener; messages that came before it are delivered then. */
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** What a `MessagePort` and the scope of a worker have in common. */
interface EventPort {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  addEventListener(type: string, listener: (event: { readonly data: unknown }) => void): void;
  start?(): void;
  close?(): void;
}

/** A port of the browser: a `MessagePort`, a `Worker`, or the scope inside a worker. Browsers do not report closing. */
export function portOf(target: EventPort): Port {
  return {
    post: (message, spare = []) => target.postMessage(message, spare),
    onMessage(listener) {
      target.addEventListener('message', (event) => listener(event.data));
      target.start?.();
    },
    onClose(listener) {
      target.addEventListener('close', listener);
    },
    close: () => target.close?.(),
  };
}

/** The buffers of arrays, as spare ones; an empty array has none to give, for many share it. */
export function buffersOf(...arrays: readonly ArrayBufferView[]): ArrayBuffer[] {
  return arrays
    .filter(({ byteLength }) => byteLength > 0)
    .map(({ buffer }) => buffer)
    .filter((buffer) => buffer instanceof ArrayBuffer);
}
