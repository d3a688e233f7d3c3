import { EventEmitter } from 'node:events';
import type { FakeChild } from './electron.ts';
import { type FakePort, portsOf } from './message-port.ts';

/** A worker that says back what it hears. */
export class EchoChild extends EventEmitter implements FakeChild {
  killed = false;
  #spawned = false;
  #ports: readonly FakePort[] = [];

  constructor() {
    super();
    setImmediate(() => {
      this.#spawned = true;
      this.emit('spawn');
    });
  }

  postMessage(_message: unknown, transfer: readonly unknown[]): void {
    this.#ports = portsOf(transfer);
    for (const port of this.#ports) {
      port.on('message', ({ data }) => port.postMessage(data));
      port.start();
    }
  }

  kill(): boolean {
    if (!this.#spawned) return false;
    this.killed = true;
    this.#end(0);
    return true;
  }

  crash(): void {
    this.#end(1);
  }

  #end(code: number): void {
    this.#spawned = false;
    for (const port of this.#ports) port.close();
    this.emit('exit', code);
  }
}
