import type { ReadonlySignal } from '@preact/signals';
import type { Frame } from '../../../core/protocol/messages.ts';
import type { Brush } from '../../draw/brush.ts';
import type { Paint } from '../../draw/drawing.ts';
import { size } from '../../draw/tokens.ts';
import type { Lab } from '../../store/lab.ts';
import { percent, plain, t } from '../../text.ts';
import { mostTicks, paintTicks, writeTicks } from '../time/paint-ticks.ts';
import { stretchTicks } from '../time/run-span.ts';
import { type RunTime, runTimeOf } from '../time/run-time.ts';
import { baseline, paintLines } from './chart-axes.ts';
import {
  accuracyOf,
  accuracyScale,
  type ChartLayout,
  chartLayout,
  linearScale,
  logScale,
  lossOf,
  measuredWithin,
} from './chart-layout.ts';
import { paintEnd, paintLowest, paintPicked, paintPlayhead, paintReading } from './chart-marks.ts';
import type { Stretch } from './chart-zoom.ts';
import { paintRun } from './paint-run.ts';

/** What a chart shows of a measure. */
export type Quantity = 'loss' | 'accuracy';

/** How the chart is looked at; the painting says in return where things came to lie. */
export interface ChartLook {
  readonly quantity: ReadonlySignal<Quantity>;
  readonly log: ReadonlySignal<boolean>;
  /** The stretch that is looked at; none for the whole run. */
  readonly zoom: ReadonlySignal<Stretch | undefined>;
  /** The stretch that is being drawn with the pointer. */
  readonly picked: ReadonlySignal<Stretch | undefined>;
  /** The step that is read, if one is. */
  readonly read: ReadonlySignal<number | undefined>;
  stepAt?: (x: number) => number;
  tipAt?: (step: number) => number;
}

/** What is painted of a run. */
export interface ChartContent {
  readonly frame: Frame;
  readonly time: RunTime;
  readonly quantity: Quantity;
  readonly log: boolean;
  readonly zoom?: Stretch | undefined;
  /** The last step with finite numbers, when the run left them. */
  readonly end?: number | undefined;
  /** The step that is read, and the stretch that is being drawn with the pointer. */
  readonly read?: number | undefined;
  readonly picked?: Stretch | undefined;
}

/** Paints the run on screen whenever it or the look of the chart changes. */
export function paintChart(lab: Lab, look: ChartLook): Paint {
  const time = runTimeOf(lab);
  return (context, width, height) => {
    const [frame, run] = [lab.calmFrame.value, time.value];
    if (!frame || !run) return;
    const layout = paintRunChart(context, width, height, {
      frame,
      time: run,
      quantity: look.quantity.value,
      log: look.log.value,
      zoom: look.zoom.value,
      end: lab.divergence.value?.lastFinite,
      read: look.read.value,
      picked: look.picked.value,
    });
    look.stepAt = layout.stepAt;
    look.tipAt = layout.x;
  };
}

/**
 * Paints a run: axes, the band of the batches' losses, the two lines, the lowest test loss, the playhead with its marks.
 * Returns where things came to lie.
 */
export function paintRunChart(brush: Brush, width: number, height: number, content: ChartContent): ChartLayout {
  const { frame, time, quantity, log, zoom, end, read: step, picked } = content;
  const stretch = zoom ?? { from: 0, to: time.span.length };
  const shown = zoom ? measuredWithin(frame.measured, zoom) : frame.measured;
  const scale = quantity === 'accuracy' ? accuracyScale(shown) : log ? logScale(shown) : linearScale(shown);
  const number = quantity === 'accuracy' ? percent : plain;
  const text = size('--t-1');
  const longest = Math.max(3, ...scale.lines.map((value) => number(value).length));
  const layout = chartLayout({ width, height, text, longest }, stretch, scale);
  const read = quantity === 'accuracy' ? accuracyOf : lossOf;
  paintLines(brush, layout, scale, number);
  paintTime(brush, layout, time, zoom);
  brush.save();
  brush.beginPath();
  brush.rect(layout.left - 5, 0, layout.right - layout.left + 9, layout.bottom + 5);
  brush.clip();
  paintRun(brush, layout, { ...frame, measured: shown }, read);
  paintLowest(brush, layout, frame.measured, read);
  paintPlayhead(brush, layout, frame, read);
  if (end !== undefined) paintEnd(brush, layout, frame.measured, end, read);
  if (step !== undefined) paintReading(brush, layout, step);
  if (picked) paintPicked(brush, layout, picked);
  brush.restore();
  return layout;
}

/** Steps or epochs under the plot, of the whole run or of a stretch of it. */
function paintTime(context: Brush, layout: ChartLayout, run: RunTime, stretch: Stretch | undefined): void {
  if (!stretch) {
    paintTicks(context, layout, run, baseline(layout));
    return;
  }
  const { ticks, unit } = stretchTicks(stretch, run.schedule, mostTicks(layout));
  writeTicks(context, layout, ticks, t()[`count.${unit}`], baseline(layout));
}
