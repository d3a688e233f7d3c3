import type { Dataset } from '../core/data/dataset.ts';
import { digitFilesDataset } from '../core/data/digit-files.ts';
import type { NamedFile } from '../core/data/idx.ts';
import { describeError, type ErrorCode } from '../core/lab-error.ts';

/** What the reader answers to a list of files; every list is answered once. */
export type ReaderReply =
  | { readonly dataset: Dataset }
  | { readonly error: { readonly code: ErrorCode; readonly message: string } };

addEventListener('message', ({ data }: MessageEvent<readonly NamedFile[]>) => {
  postMessage(replyTo(data) satisfies ReaderReply);
});

function replyTo(files: readonly NamedFile[]): ReaderReply {
  try {
    return { dataset: digitFilesDataset(files) };
  } catch (thrown) {
    return { error: describeError(thrown) };
  }
}
