import { type Dataset, outputsFor } from '../../../core/data/dataset.ts';
import type { LossName } from '../../../core/engine/network.ts';
import type { Answers } from '../../../core/training/answers.ts';
import { percent, real } from '../../text.ts';

/** One sample, what it should have been and what was said of it. */
export interface Answered {
  /** Its place in the data set. */
  readonly sample: number;
  readonly target: string;
  readonly answer: string;
  /** How sure the answer is: a share, or the output itself where outputs are no shares. */
  readonly output: string;
  readonly loss?: number;
}

/** The place in the data set of the first sample that answers speak of. */
export const firstAnswered = (answers: Answers, { train }: Pick<Dataset, 'train'>): number =>
  answers.set === 'test' ? train : 0;

/** What was said of a sample, by its place in the data set. */
export function answeredAt(dataset: Dataset, answers: Answers, loss: LossName, sample: number): Answered {
  const { target } = dataset;
  const place = sample - firstAnswered(answers, dataset);
  const output = answers.outputs[place]!;
  if (target.kind === 'values') {
    const value = target.values[sample * target.outputs]!;
    return { sample, target: real(value), answer: real(output), output: real(output) };
  }
  const given = answers.classes[place]!;
  // One output is the share of the second class.
  const share = outputsFor(target, loss) === 1 && given === 0 ? 1 - output : output;
  return {
    sample,
    target: target.names[target.labels[sample]!]!,
    answer: target.names[given]!,
    output: loss === 'squared-error' ? real(output) : percent(share),
  };
}
