import type { ReadonlySignal } from '@preact/signals';
import type { Brush } from '../../draw/brush.ts';
import type { Paint } from '../../draw/drawing.ts';
import { size, strokeScale, token } from '../../draw/tokens.ts';
import type { Lab } from '../../store/lab.ts';
import { plain, t } from '../../text.ts';
import { paintAlong, paintLines, strokePath } from '../results/chart-axes.ts';
import { chartLayout, linearScale, logScale } from '../results/chart-layout.ts';
import { laneLooks } from './lane-looks.ts';
import { type Along, type Lane, lanesOf, placeOf } from './lanes.ts';

export interface LaneChartLook {
  readonly along: ReadonlySignal<Along>;
  readonly log: ReadonlySignal<boolean>;
}

/** Paints the training losses of both lanes along steps, epochs or seconds, on one scale. */
export function paintLanes(lab: Lab, look: LaneChartLook): Paint {
  return (context, width, height) => {
    const [frame, dataset] = [lab.calmFrame.value, lab.dataset.value];
    const lanes = frame && dataset && lanesOf(frame, dataset.train);
    if (!lanes) return;
    const along = look.along.value;
    const measured = lanes.flatMap((lane) => lane.measured);
    const scale = look.log.value ? logScale(measured) : linearScale(measured);
    const text = size('--t-1');
    const longest = Math.max(3, ...scale.lines.map((value) => plain(value).length));
    const end = Math.max(...lanes.map((lane) => placeOf(lane, lane.measured.at(-1)?.step ?? 0, along)));
    const to = end > 0 ? end : 1;
    const layout = chartLayout({ width, height, text, longest }, { from: 0, to }, scale);
    paintLines(context, layout, scale, plain);
    paintAlong(context, layout, to, withUnit[along]);
    for (const [i, lane] of lanes.entries()) {
      const points = lane.measured.map(
        ({ step, train }) => [layout.x(placeOf(lane, step, along)), layout.y(train.loss)] as const,
      );
      paintLane(
        context,
        points.filter(([, y]) => Number.isFinite(y)),
        i,
        placeNow(lane, along, layout),
      );
    }
  };
}

const withUnit = {
  step: (count: string) => t()['count.steps'](count),
  epoch: (count: string) => t()['count.epochs'](count),
  second: (count: string) => t().seconds(count),
} as const satisfies Record<Along, (count: string) => string>;

type Point = readonly [x: number, y: number];

const placeNow = (lane: Lane, along: Along, layout: { x(step: number): number; y(value: number): number }): Point => [
  layout.x(placeOf(lane, lane.now.step, along)),
  layout.y(lane.now.train.loss),
];

function paintLane(context: Brush, points: readonly Point[], lane: number, [x, y]: Point): void {
  const { colour, dash } = laneLooks[lane]!;
  const k = strokeScale();
  context.strokeStyle = context.fillStyle = token(colour);
  context.lineWidth = 2 * k;
  context.lineJoin = 'round';
  context.setLineDash([...dash]);
  strokePath(context, points);
  context.setLineDash([]);
  if (!Number.isFinite(y)) return;
  context.beginPath();
  if (lane === 0) context.arc(x, y, 4 * k, 0, 2 * Math.PI);
  else context.rect(x - 4 * k, y - 4 * k, 8 * k, 8 * k);
  context.fill();
}
