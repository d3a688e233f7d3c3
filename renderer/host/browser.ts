import { LabError } from '../../core/lab-error.ts';
import { limits } from '../../core/limits.ts';
import type { FileContents, WorkerKind } from '../../core/protocol/desktop-calls.ts';
import { portOf } from '../../core/protocol/port.ts';
import LabWorker from '../lab.worker.ts?worker';
import type { Host } from './host.ts';
import { originRuns } from './origin-runs.ts';

/** The browser edition: trainer and surface run in Web Workers, files go through the page. */
export async function browserHost(): Promise<Host> {
  const workers = new Map<WorkerKind, Worker>();
  // It is needed in any case, and loads while the page does.
  let early: Worker | undefined = new LabWorker({ name: 'trainer' });

  return {
    kind: 'browser',
    async connect(kind) {
      workers.get(kind)?.terminate();
      const worker = (kind === 'trainer' && early) || new LabWorker({ name: kind });
      if (worker === early) early = undefined;
      workers.set(kind, worker);
      const { port1, port2 } = new MessageChannel();
      worker.postMessage('connect', [port2]);
      return portOf(port1);
    },
    openFiles,
    async saveFile(name, bytes) {
      const address = URL.createObjectURL(new Blob([bytes.slice()]));
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      // Some browsers begin to read only after a while.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      return true;
    },
    // A page is handed files by its user alone.
    receiveFiles: () => {},
    copyText: (text) => navigator.clipboard.writeText(text),
    runs: await originRuns(),
  };
}

function openFiles(endings: readonly string[]): Promise<readonly FileContents[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = endings.join(',');
  // A browser may forget an input that nothing holds, and with it what its user chooses.
  input.hidden = true;
  document.body.append(input);
  return new Promise<readonly FileContents[]>((resolve, reject) => {
    input.addEventListener('cancel', () => resolve([]));
    input.addEventListener('change', () => readFiles([...(input.files ?? [])]).then(resolve, reject));
    input.click();
  }).finally(() => input.remove());
}

/** Reads files that the user chose or dropped. Rejects with a `limit` error when they are too large together, unread. */
export async function readFiles(files: readonly File[]): Promise<readonly FileContents[]> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > limits.fileBytes) {
    const names = files.map(({ name }) => name).join(', ');
    throw new LabError(
      'limit',
      `${names.slice(0, limits.text)}: ${bytes} bytes, at most ${limits.fileBytes} are allowed`,
    );
  }
  return Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}
