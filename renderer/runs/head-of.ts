import { LabError } from '../../core/lab-error.ts';
import { type RunHead, readHead } from '../../core/run-file/read-head.ts';
import type { RunStore } from '../host/host.ts';

/** Bytes that nearly every head has room in. */
const first = 128 * 1024;

/**
 * What the beginning of a kept run's file tells. Rejects with a `LabError` when it is no run file. It may be written anew, and
 * longer, at any time: its end is where nothing more is read.
 */
export async function headOf(store: Pick<RunStore, 'read'>, name: string): Promise<RunHead> {
  for (let most = first; ; most *= 8) {
    const bytes = await store.read(name, most);
    const head = readHead(bytes, name);
    if (head) return head;
    if (bytes.length < most) throw new LabError('format', `${name}: the file ends before its run begins`);
  }
}
