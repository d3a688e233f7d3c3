import type { RunHead } from '../../core/run-file/read-head.ts';
import { bestOf } from '../../core/run-file/summary.ts';
import type { DataSettings } from '../../core/training/settings.ts';
import type { Reading } from '../lab/results/output-reading.ts';

/** How good a run became: the share of right answers, or the loss where there are none. */
export type Score =
  | { readonly kind: 'accuracy'; readonly share: number; readonly set: 'test' | 'train' }
  | { readonly kind: 'loss'; readonly loss: number; readonly set: 'test' | 'train' };

/** The best that a run did; undefined when it was never measured. */
export function scoreOf({ summary }: RunHead): Score | undefined {
  const best = summary && bestOf(summary.measured, summary.target);
  if (!best) return undefined;
  const set = best.test.count > 0 ? 'test' : 'train';
  const { loss, correct, count } = best[set];
  return summary.target === 'values' ? { kind: 'loss', loss, set } : { kind: 'accuracy', share: correct / count, set };
}

/** The network of a run in short, `2–8–8–1`; without the units that an old file does not tell, `8–8`. */
export function shapeOf({ manifest, summary }: RunHead): string {
  return (summary?.sizes ?? manifest.settings.hidden.map((layer) => layer.units)).join('–');
}

/** How the map of a summary is to be read. */
export function readingOfHead({ manifest, summary }: RunHead): Reading {
  const outputs = summary?.sizes.at(-1) ?? 1;
  const { loss } = manifest.settings;
  if (outputs > 2) return 'classes';
  if (loss === 'squared-error') return 'value';
  return loss === 'binary-cross-entropy' ? 'share' : 'pair';
}

/** Whether a run has all these words, or parts of them, in its name, data or shape; any dash will do. */
export function hasWords(
  query: string,
  name: string,
  head: RunHead | undefined,
  dataName: (data: DataSettings) => string,
) {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[–−]/g, '-');
  const about = head
    ? `${dataName(head.manifest.settings.data)} ${shapeOf(head)} ${head.manifest.settings.optimizer.name}`
    : '';
  const text = plain(`${name} ${about}`);
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
