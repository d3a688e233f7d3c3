import { LabError } from '../core/lab-error.ts';
import type { ReaderReply, ReaderRequest } from './reader.ts';
import { t } from './text.ts';

export type ReaderAnswer = Exclude<ReaderReply, { type: 'error' }>;

/** Asks a reader one question; rejects with a `LabError` that it answers with, or when it fails. */
export function askReader(worker: Worker, request: ReaderRequest): Promise<ReaderAnswer> {
  const once = new AbortController();
  const { signal } = once;
  return new Promise<ReaderAnswer>((resolve, reject) => {
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<ReaderReply>) => {
        if (data.type === 'error') reject(new LabError(data.code, data.message));
        else resolve(data);
      },
      { signal },
    );
    const fail = () => reject(new LabError('internal', t().readerGone));
    worker.addEventListener('error', fail, { signal });
    worker.addEventListener('messageerror', fail, { signal });
    worker.postMessage(request);
  }).finally(() => once.abort());
}
