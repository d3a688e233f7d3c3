import type { Measured } from '../../core/protocol/messages.ts';
import type { RunHead } from '../../core/run-file/read-head.ts';
import {
  accuracyOf,
  accuracyScale,
  type ChartScale,
  linearScale,
  logScale,
  lossOf,
} from '../lab/results/chart-layout.ts';
import { createSchedule } from '../lab/time/schedule.ts';

export const curveMeasures = ['train loss', 'test loss', 'accuracy'] as const;
export type CurveMeasure = (typeof curveMeasures)[number];
export type CurveAlong = 'step' | 'epoch';

/** A run's curve: how far it is along, and what was measured there. */
interface OverlayCurve {
  readonly points: readonly (readonly [along: number, value: number])[];
  /** What stands at its end; its number among the curves without. */
  readonly label?: string;
}

export interface Overlay {
  /** One for each head; without points where there is nothing to show. */
  readonly curves: readonly OverlayCurve[];
  /** Where the longest curve ends; never 0. */
  readonly end: number;
  readonly scale: ChartScale;
}

/** The curves of some runs on one scale. */
export function overlayOf(
  heads: readonly RunHead[],
  measure: CurveMeasure,
  along: CurveAlong,
  isLog: boolean,
): Overlay {
  const curves = heads.map((head) => ({ points: pointsOf(head, measure, along) }));
  const end = Math.max(0, ...curves.flatMap(({ points }) => points.at(-1)?.[0] ?? 0)) || 1;
  const measured = heads.flatMap((head) => onlyShown(head.summary?.measured ?? [], measure));
  const scaleOf = measure === 'accuracy' ? accuracyScale : isLog ? logScale : linearScale;
  return { curves, end, scale: scaleOf(measured) };
}

function pointsOf({ manifest, summary }: RunHead, measure: CurveMeasure, along: CurveAlong): OverlayCurve['points'] {
  if (!summary || (measure === 'accuracy' && summary.target === 'values')) return [];
  const { settings, events, data } = manifest;
  const schedule = createSchedule(data.train, settings, events);
  const place = (step: number) => {
    if (along === 'step') return step;
    const { epoch, batch, batches } = schedule.at(step);
    return epoch === 0 ? 0 : epoch - 1 + batch / batches;
  };
  return summary.measured
    .map((one) => [place(one.step), heightOf(one, measure)] as const)
    .filter(([, value]) => Number.isFinite(value));
}

/** Accuracy of the test samples, of the training samples where there are no others. */
function heightOf({ train, test }: Measured, measure: CurveMeasure): number {
  switch (measure) {
    case 'train loss':
      return lossOf(train);
    case 'test loss':
      return test.count > 0 ? lossOf(test) : Number.NaN;
    case 'accuracy':
      return accuracyOf(test.count > 0 ? test : train);
    default:
      return measure satisfies never;
  }
}

/** Measures whose set that is not shown does not stretch the scale. */
function onlyShown(measured: readonly Measured[], measure: CurveMeasure): readonly Measured[] {
  return measured.map((one) => {
    const set = measure === 'train loss' || (measure === 'accuracy' && one.test.count === 0) ? one.train : one.test;
    return { ...one, train: set, test: set };
  });
}
