import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What a peer says about itself when it starts. */
interface Hello {
  readonly name: string;
  /** The library that multiplies its matrices, and which of its kernels runs here; empty where that cannot be known. */
  readonly library: string;
  readonly kernel: string;
}

/** A peer in a process of its own, which waits for one line and answers with one. */
export interface PeerProcess {
  readonly hello: Hello;
  /** Rejects when the peer says that it failed, or ends. */
  ask(command: { readonly do: string; readonly folder?: string; readonly units?: number }): Promise<Answer>;
  close(): void;
}

interface Answer {
  readonly values?: readonly number[];
  readonly seconds?: number;
  readonly value?: number;
}

/** Starts a peer. Rejects with its own last words when it cannot run here. */
export async function startPeer(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<PeerProcess> {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaint = '';
  child.stderr.on('data', (data) => {
    complaint = `${complaint}${data}`.slice(-2000);
  });
  child.stdin.on('error', () => {});
  const failed = once(child, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => {});

  async function answer<T>(): Promise<T> {
    const { value, done } = await Promise.race([lines.next(), failed]);
    if (done) throw new Error(complaint.trim().split('\n').at(-1) || `${command} ended`);
    const said = JSON.parse(value);
    if (typeof said.error === 'string') throw new Error(said.error);
    return said;
  }

  return {
    hello: await answer<Hello>(),
    ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      return answer<Answer>();
    },
    close: () => child.stdin.end(),
  };
}
