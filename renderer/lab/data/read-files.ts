import type { CsvSummary } from '../../../core/data/csv-columns.ts';
import type { CsvChoice } from '../../../core/data/csv-dataset.ts';
import type { Dataset } from '../../../core/data/dataset.ts';
import { LabError } from '../../../core/lab-error.ts';
import type { FileContents } from '../../../core/protocol/desktop-calls.ts';
import type { OpenedRun } from '../../../core/run-file/open-run.ts';
import type { Weights } from '../../../core/run-file/weights.ts';
import { askReader, type ReaderAnswer } from '../../ask-reader.ts';
import LabWorker from '../../lab.worker.ts?worker';
import type { ReaderRequest } from '../../reader.ts';
import { t } from '../../text.ts';

/** A CSV file that was opened and waits to be told how to take it; a worker holds it until `close`. */
export interface OpenCsv {
  readonly summary: CsvSummary;
  /** Looks at the file again, with or without names in its first line. */
  summarise(header: boolean): Promise<CsvSummary>;
  /** Rejects with a `LabError` that names the line and column of what does not fit the choice. */
  dataset(choice: CsvChoice): Promise<Dataset>;
  close(): void;
}

/** What was in files. */
type Read =
  | { readonly kind: 'dataset'; readonly dataset: Dataset }
  | { readonly kind: 'run'; readonly run: OpenedRun }
  | { readonly kind: 'weights'; readonly name: string; readonly weights: Weights }
  | { readonly kind: 'csv'; readonly csv: OpenCsv };

/**
 * Reads some files in a worker: gives a data set, a run or weights at once, or an open CSV file. Rejects with a `LabError` that says what is
 * wrong with the files, also when the worker fails.
 */
export async function readFiles(files: readonly FileContents[], given: Dataset | undefined): Promise<Read> {
  const worker = new LabWorker({ name: 'reader' });
  const ask = (request: ReaderRequest) => askReader(worker, request);
  const close = () => worker.terminate();
  try {
    const reply = await ask({ type: 'open', files, given });
    if (reply.type !== 'csv') close();
    switch (reply.type) {
      case 'dataset':
        return { kind: 'dataset', dataset: reply.dataset };
      case 'run':
        return { kind: 'run', run: reply.run };
      case 'weights':
        return { kind: 'weights', name: reply.name, weights: reply.weights };
      case 'csv':
        return { kind: 'csv', csv: openCsv(ask, reply.summary, close) };
      case 'exported':
        throw new LabError('internal', t().readerGone);
      default:
        return reply satisfies never;
    }
  } catch (thrown) {
    close();
    throw thrown;
  }
}

function openCsv(
  ask: (request: ReaderRequest) => Promise<ReaderAnswer>,
  summary: CsvSummary,
  close: () => void,
): OpenCsv {
  return {
    summary,
    async summarise(header) {
      const again = await ask({ type: 'summarise', header });
      return again.type === 'csv' ? again.summary : summary;
    },
    async dataset(choice) {
      const made = await ask({ type: 'build', choice });
      if (made.type === 'dataset') return made.dataset;
      throw new LabError('internal', t().readerGone);
    },
    close,
  };
}
