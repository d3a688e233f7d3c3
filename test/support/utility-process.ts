import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FakeChild } from './electron.ts';
import { type FakePort, portsOf } from './message-port.ts';

const parentPort = new URL('parent-port.mjs', import.meta.url).href;

/** The bundle of a worker, as the build leaves it. */
export function builtWorker(name: 'trainer' | 'surface'): string {
  return fileURLToPath(new URL(`../../out/main/${name}.js`, import.meta.url));
}

/** Runs a worker's real bundle in a Node process that plays Electron's utility process; ports are carried over. */
export class NodeUtilityProcess extends EventEmitter implements FakeChild {
  readonly #child: ChildProcess;
  readonly #ports: FakePort[] = [];
  #spawned = false;
  /** What it said before it ended in an error. */
  stderr = '';

  constructor(path: string, env: Readonly<Record<string, string>>) {
    super();
    this.#child = fork(path, [], {
      env,
      execArgv: ['--import', parentPort],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (text) => {
      this.stderr += text;
    });
    this.#child.once('spawn', () => {
      this.#spawned = true;
      this.emit('spawn');
    });
    // Electron reports 0 for a process that was killed.
    this.#child.once('close', (code) => {
      this.#spawned = false;
      for (const port of this.#ports) port.close();
      this.emit('exit', code ?? 0);
    });
    this.#child.on('message', (parcel: { to?: number; close?: number; data?: unknown }) => {
      if (parcel.close !== undefined) this.#ports[parcel.close]?.close();
      else if (parcel.to !== undefined) this.#ports[parcel.to]?.postMessage(parcel.data);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(message: unknown, transfer: readonly unknown[]): void {
    const ids = portsOf(transfer).map((port) => {
      const id = this.#ports.push(port) - 1;
      port.on('message', ({ data }) => this.#send({ to: id, data }));
      port.on('close', () => this.#send({ close: id }));
      port.start();
      return id;
    });
    this.#send({ data: message, ports: ids });
  }

  /** Like Electron's, it does nothing before the process has spawned. */
  kill(): boolean {
    return this.#spawned && this.#child.kill('SIGKILL');
  }

  #send(parcel: object): void {
    // What is sent to a process that is just being killed is lost, without a word, as in Electron.
    if (this.#child.connected) this.#child.send(parcel, () => {});
  }
}
