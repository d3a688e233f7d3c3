import type { Dataset } from '../../../core/data/dataset.ts';
import type { Frame } from '../../../core/protocol/messages.ts';
import { largestAt } from './output-reading.ts';

/** The class the network gives a sample, with its output; undefined while a frame does not speak of it. */
export interface Answer {
  readonly name: string;
  readonly output: number;
  readonly right: boolean;
}

/** What a frame says about one sample of a data set with classes. */
export function answerOf({ target }: Dataset, frame: Frame | undefined, sample: number): Answer | undefined {
  if (!frame || target.kind !== 'classes') return undefined;
  const classes = target.names.length;
  const at = frame.view.samples.indexOf(sample);
  if (at < 0 || frame.outputs.length !== frame.view.samples.length * classes) return undefined;
  const best = largestAt(frame.outputs, at * classes, classes);
  return {
    name: target.names[best]!,
    output: frame.outputs[at * classes + best]!,
    right: best === target.labels[sample],
  };
}
