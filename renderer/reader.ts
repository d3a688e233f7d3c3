import { type Csv, openCsv } from '../core/data/csv.ts';
import { type CsvSummary, summariseCsv } from '../core/data/csv-columns.ts';
import { type CsvChoice, csvDataset } from '../core/data/csv-dataset.ts';
import type { Dataset } from '../core/data/dataset.ts';
import { digitFilesDataset } from '../core/data/digit-files.ts';
import { gunzip, isGzip } from '../core/data/gzip.ts';
import { isIdx, type NamedFile } from '../core/data/idx.ts';
import { describeError, type ErrorCode, LabError } from '../core/lab-error.ts';
import { type ExporterName, exporters } from '../core/run-file/export/exporters.ts';
import { momentOf } from '../core/run-file/export/moment.ts';
import { replayOf } from '../core/run-file/export/replay.ts';
import { type OpenedRun, openRun } from '../core/run-file/open-run.ts';
import { isRun, readRun } from '../core/run-file/read-run.ts';
import { isWeights, readWeights, type Weights } from '../core/run-file/weights.ts';

/** What the page asks: every question is answered once. */
export type ReaderRequest =
  /** `given`: the data of the user's own that are in use, for a run that needs them. */
  | { readonly type: 'open'; readonly files: readonly NamedFile[]; readonly given: Dataset | undefined }
  /** Takes a run elsewhere: one step of it or its history, or the whole in a page that replays it. */
  | {
      readonly type: 'export';
      readonly file: NamedFile;
      readonly dataset: Dataset;
      readonly to: ExporterName;
      readonly step: number;
    }
  | { readonly type: 'replay'; readonly file: NamedFile; readonly page: string }
  | { readonly type: 'summarise'; readonly header: boolean }
  | { readonly type: 'build'; readonly choice: CsvChoice };

export type ReaderReply =
  | { readonly type: 'dataset'; readonly dataset: Dataset }
  | { readonly type: 'csv'; readonly summary: CsvSummary }
  | { readonly type: 'run'; readonly run: OpenedRun }
  | { readonly type: 'weights'; readonly name: string; readonly weights: Weights }
  | { readonly type: 'exported'; readonly bytes: Uint8Array }
  | { readonly type: 'error'; readonly code: ErrorCode; readonly message: string };

/** The CSV file that was opened last. */
let csv: Csv | undefined;

/** Answers the page from inside a worker. */
export function serveReader(): void {
  addEventListener('message', ({ data }: MessageEvent<ReaderRequest>) => {
    postMessage(replyTo(data) satisfies ReaderReply);
  });
}

function replyTo(request: ReaderRequest): ReaderReply {
  try {
    return answer(request);
  } catch (thrown) {
    return { type: 'error', ...describeError(thrown) };
  }
}

function answer(request: ReaderRequest): ReaderReply {
  if (request.type === 'open') return open(request.files, request.given);
  if (request.type === 'export') {
    const { file, dataset, to, step } = request;
    const moment = momentOf(readRun(file.bytes, file.name), step, dataset);
    return { type: 'exported', bytes: exporters[to].write(moment) };
  }
  if (request.type === 'replay') return { type: 'exported', bytes: replayOf(request.file, request.page) };
  if (!csv) throw new LabError('internal', 'no CSV file is open');
  switch (request.type) {
    case 'summarise':
      return { type: 'csv', summary: summariseCsv(csv, request.header) };
    case 'build':
      return { type: 'dataset', dataset: csvDataset(csv, request.choice) };
    default:
      return request satisfies never;
  }
}

/** A file alone that is neither run, weights nor IDX is taken for CSV; whatever comes in several files is digits. */
function open(files: readonly NamedFile[], given: Dataset | undefined): ReaderReply {
  const [file, ...others] = files;
  if (!file || others.length > 0) return { type: 'dataset', dataset: digitFilesDataset(files) };
  const { name } = file;
  if (isRun(file)) return { type: 'run', run: openRun(file, given) };
  if (isWeights(file)) return { type: 'weights', name, weights: readWeights(file.bytes, name) };
  const bytes = isGzip(file.bytes) ? gunzip(file.bytes, name) : file.bytes;
  if (isIdx(bytes)) return { type: 'dataset', dataset: digitFilesDataset(files) };
  csv = openCsv({ name, bytes });
  return { type: 'csv', summary: summariseCsv(csv) };
}
