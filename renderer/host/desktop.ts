import { LabError } from '../../core/lab-error.ts';
import type { Reply, WorkerKind } from '../../core/protocol/desktop-calls.ts';
import { portOf } from '../../core/protocol/port.ts';
import type { FilesMessage, LabBridge, PortMessage } from '../../preload/bridge.ts';
import type { Host } from './host.ts';

/** What this host needs of the page's window. */
type PageWindow = Pick<Window, 'addEventListener' | 'removeEventListener' | 'location' | 'navigator' | 'crypto'>;

/**
 * The lab in Electron: workers are processes of their own, which main starts, and files go through its dialogs.
 *
 * When a worker ends, its port closes; `connect` then gives a new one, after a pause that grows with every crash, or
 * rejects when the worker keeps failing.
 */
export function desktopHost(bridge: LabBridge, page: PageWindow = window): Host {
  return {
    kind: 'desktop',
    async connect(kind) {
      const nonce = page.crypto.randomUUID();
      const awaited = awaitPort(page, kind, nonce);
      try {
        unwrap(await bridge.connect(kind, nonce));
        return portOf(await awaited.port);
      } finally {
        awaited.stop();
      }
    },
    async openFiles(endings) {
      return unwrap(await bridge.openFiles(endings));
    },
    async saveFile(name, bytes) {
      return unwrap(await bridge.saveFile(name, bytes));
    },
    receiveFiles(take) {
      const ask = () => take(async () => unwrap(await bridge.takeFiles()));
      page.addEventListener('message', (event) => {
        const isOurs = event.source === page && event.origin === page.location.origin;
        if (isOurs && (Object(event.data) as Partial<FilesMessage>).kind === 'files') ask();
      });
      ask();
    },
    copyText: (text) => page.navigator.clipboard.writeText(text),
    runs: {
      lasting: true,
      list: async () => unwrap(await bridge.listRuns()),
      read: async (name, most) => unwrap(await bridge.readRun(name, most)),
      write: async (name, bytes) => unwrap(await bridge.writeRun(name, bytes)),
      rename: async (name, to) => unwrap(await bridge.renameRun(name, to)),
      remove: async (name) => unwrap(await bridge.removeRun(name)),
      removed: async () => unwrap(await bridge.listRemovedRuns()),
      bringBack: async (id, to) => unwrap(await bridge.bringBackRun(id, to)),
      erase: async (id) => unwrap(await bridge.eraseRun(id)),
    },
  };
}

/** The port that the preload posts to this window under the nonce of this request; all other messages are left alone. */
function awaitPort(page: PageWindow, kind: WorkerKind, nonce: string) {
  let stop = () => {};
  const port = new Promise<MessagePort>((resolve) => {
    const listen = (event: MessageEvent<unknown>) => {
      if (event.source !== page || event.origin !== page.location.origin) return;
      const [first] = event.ports;
      if (first !== undefined && isPortMessage(event.data, kind, nonce)) resolve(first);
    };
    page.addEventListener('message', listen);
    stop = () => page.removeEventListener('message', listen);
  });
  return { port, stop };
}

function isPortMessage(data: unknown, kind: WorkerKind, nonce: string): boolean {
  const { kind: type, worker, nonce: given } = Object(data) as Partial<PortMessage>;
  return type === 'port' && worker === kind && given === nonce;
}

function unwrap<T>(reply: Reply<T>): T {
  if ('error' in reply) throw new LabError(reply.error.code, reply.error.message);
  return reply.value;
}
