import { LabError } from '../../core/lab-error.ts';
import type { KeptRun } from '../../core/protocol/desktop-calls.ts';
import { type RunHead, readHead } from '../../core/run-file/read-head.ts';
import type { RunStore } from '../host/host.ts';

/** Bytes that nearly every head has room in. */
const first = 128 * 1024;

/** What the beginning of a kept run's file tells. Rejects with a `LabError` when it is no run file. */
export async function headOf(store: Pick<RunStore, 'read'>, { name, bytes }: Omit<KeptRun, 'time'>): Promise<RunHead> {
  for (let most = first; ; most *= 8) {
    const head = readHead(await store.read(name, most), name);
    if (head) return head;
    if (most >= bytes) throw new LabError('format', `${name}: the file ends before its run begins`);
  }
}
