import { accuracyOf } from '../lab/results/chart-layout.ts';
import { percent, plain, real, t, whole } from '../text.ts';
import type { Moment } from './moment.ts';

const nameOf = ({ settings: { data } }: Moment) => (data.kind === 'built-in' ? t()[`data.${data.name}`] : data.name);

/** Data and shape: `Spiral · 2–8–8–1`. */
export const titleOf = (moment: Moment): string => `${nameOf(moment)} · ${moment.shape.network.sizes.join('–')}`;

/** When: step and epoch. */
export function stepOf({ frame, time }: Moment): string {
  const step = t().stepIs(whole(frame.step));
  return time ? `${step} · ${t().epoch} ${whole(time.schedule.at(frame.step).epoch)}` : step;
}

/** What the run was trained with, in one line. */
export function settingsOf({ settings, frame }: Moment): string {
  const words = t();
  const { optimizer, loss, hidden, initialisation, seed } = settings;
  const { learningRate, batch, l1, l2 } = frame.tunable;
  const start =
    typeof initialisation === 'number' ? words.standardDeviation(plain(initialisation)) : words[initialisation];
  const activations = [...new Set(hidden.map(({ activation }) => words[`activation.${activation}`]))];
  return [
    words[`optimizer.${optimizer.name}`],
    `${words.learningRate} ${plain(learningRate)}`,
    `${words.batch} ${whole(batch)}`,
    words[`loss.${loss}`],
    ...(activations.length > 0 ? [activations.join(', ')] : []),
    ...(l1 > 0 ? [`L1 ${plain(l1)}`] : []),
    ...(l2 > 0 ? [`L2 ${plain(l2)}`] : []),
    `${words.startWeights} ${start}`,
    words.seedIs(whole(seed)),
  ].join(' · ');
}

/** The last measure at this step on training and on test data, with their marks; the second is missing without test data. */
export function measuresOf({ frame, chart }: Moment): { readonly train: string; readonly test?: string } {
  const { train, test } = frame.now;
  const text = (one: typeof train) => (chart.quantity === 'loss' ? real(one.loss, 3) : percent(accuracyOf(one)));
  return {
    train: `● ${t().training} ${text(train)}`,
    ...(test.count > 0 ? { test: `□ ${t().test} ${text(test)}` } : {}),
  };
}

/** The share of right answers in words, for data with classes. */
export function accuracyWords({ frame, shape }: Moment): string | undefined {
  if (shape.dataset.target.kind !== 'classes') return undefined;
  const { train, test } = frame.now;
  const onTest = test.count > 0;
  return `${percent(accuracyOf(onTest ? test : train))} ${onTest ? t().accuracyOnTest : t().training}`;
}

/** A file is named after the run and the step, and after what it shows when that is not everything. */
export function fileNameOf(moment: Moment, view: string): string {
  const name = nameOf(moment).replace(/\.[^.]+$/, '');
  const parts = [name, ...moment.shape.network.sizes, 'step', moment.frame.step, ...(view === 'all' ? [] : [view])];
  return wordsOfFile(parts.join('-'));
}

/** A text as the name of a file: letters and digits of any script, with hyphens between them. */
export const wordsOfFile = (text: string): string =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join('-') ?? 'picture';
