import { EventEmitter } from 'node:events';
import v8 from 'node:v8';

interface Parcel {
  readonly bytes: Buffer;
  readonly ports: readonly FakePort[];
}

/** Not in Node's types: with it the serializer treats views as Electron's does, by copying all of their buffer. */
interface WholeBufferSerializer extends v8.Serializer {
  _setTreatArrayBufferViewsAsHostObjects(treat: boolean): void;
}

/** The structured clone that crosses between processes, as bytes. Throws for functions and shared memory. */
export function serialize(message: unknown): Buffer {
  const serializer = new v8.Serializer() as WholeBufferSerializer;
  serializer._setTreatArrayBufferViewsAsHostObjects(false);
  serializer.writeHeader();
  serializer.writeValue(message);
  return serializer.releaseBuffer();
}

export function deserialize(bytes: Buffer): unknown {
  const deserializer = new v8.Deserializer(bytes);
  deserializer.readHeader();
  return deserializer.readValue();
}

/**
 * A strict stand-in for `MessagePortMain`: it refuses what Electron refuses (buffers in a transfer list, shared memory),
 * copies at the same cost (a view costs its whole buffer), and delivers nothing before `start`.
 */
export class FakePort extends EventEmitter {
  /** Bytes posted so far. */
  bytes = 0;
  #peer: FakePort | undefined;
  #queue: Parcel[] = [];
  #started = false;
  #closed = false;

  static pair(): { port1: FakePort; port2: FakePort } {
    const port1 = new FakePort();
    const port2 = new FakePort();
    port1.#peer = port2;
    port2.#peer = port1;
    return { port1, port2 };
  }

  get closed(): boolean {
    return this.#closed;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    const ports = portsOf(transfer);
    const bytes = serialize(message);
    this.bytes += bytes.length;
    const peer = this.#peer;
    if (!this.#closed && peer !== undefined) peer.#take({ bytes, ports });
  }

  start(): void {
    this.#started = true;
    queueMicrotask(() => this.#deliver());
  }

  close(): void {
    for (const port of [this, this.#peer]) {
      if (port === undefined || port.#closed) continue;
      port.#closed = true;
      queueMicrotask(() => port.emit('close'));
    }
  }

  #take(parcel: Parcel): void {
    this.#queue.push(parcel);
    if (this.#started) queueMicrotask(() => this.#deliver());
  }

  #deliver(): void {
    for (let parcel = this.#queue.shift(); parcel !== undefined; parcel = this.#queue.shift()) {
      this.emit('message', { data: deserialize(parcel.bytes), ports: parcel.ports });
    }
  }
}

/** A transfer list as Electron accepts it. */
export function portsOf(transfer: readonly unknown[]): readonly FakePort[] {
  return transfer.map((item, index) => {
    if (!(item instanceof FakePort)) throw new TypeError(`Port at index ${index} is not a valid port`);
    return item;
  });
}

/** The same port as a page has it: with `addEventListener`, and `close` as an event. */
export class PagePort extends EventTarget {
  readonly #port: FakePort;

  constructor(port: FakePort) {
    super();
    this.#port = port;
    port.on('message', ({ data }) => this.dispatchEvent(new MessageEvent('message', { data })));
    port.on('close', () => this.dispatchEvent(new Event('close')));
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  start(): void {
    this.#port.start();
  }

  close(): void {
    this.#port.close();
  }
}
