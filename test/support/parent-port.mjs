// Loaded before a worker's bundle, in a Node process that plays a utility process: gives it `process.parentPort`.
import { EventEmitter } from 'node:events';

/** A port whose other end lives in the parent. Typed arrays must fill their buffers: a view would cost the whole of it. */
class RemotePort extends EventEmitter {
  #id;
  #queue = [];
  #started = false;

  constructor(id) {
    super();
    this.#id = id;
  }

  postMessage(message, transfer) {
    if (transfer?.length > 0) throw new TypeError('Port at index 0 is not a valid port');
    refuseViews(message);
    process.send({ to: this.#id, data: message });
  }

  receive(data) {
    if (this.#started) this.emit('message', { data, ports: [] });
    else this.#queue.push(data);
  }

  start() {
    this.#started = true;
    for (const data of this.#queue.splice(0)) this.receive(data);
  }

  close() {
    process.send({ close: this.#id });
  }
}

function refuseViews(value) {
  if (ArrayBuffer.isView(value)) {
    if (value.byteLength !== value.buffer.byteLength) throw new Error('posted a view, not an exact copy');
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) refuseViews(part);
  }
}

class ParentPort extends EventEmitter {
  #queue = [];

  constructor() {
    super();
    this.on('newListener', (event) => {
      if (event !== 'message') return;
      setImmediate(() => {
        for (const parcel of this.#queue.splice(0)) this.receive(parcel);
      });
    });
  }

  receive(parcel) {
    if (this.listenerCount('message') > 0) this.emit('message', parcel);
    else this.#queue.push(parcel);
  }
}

const ports = new Map();
process.parentPort = new ParentPort();

process.on('message', ({ to, close, data, ports: ids }) => {
  if (close !== undefined) {
    ports.get(close)?.emit('close');
  } else if (to !== undefined) {
    ports.get(to)?.receive(data);
  } else {
    for (const id of ids) ports.set(id, new RemotePort(id));
    process.parentPort.receive({ data, ports: ids.map((id) => ports.get(id)) });
  }
});
