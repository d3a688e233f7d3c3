import type { ReadonlySignal } from '@preact/signals';
import { scaleLinear } from 'd3-scale';
import type { Brush } from '../../draw/brush.ts';
import type { Paint } from '../../draw/drawing.ts';
import { font, size, strokeScale, token } from '../../draw/tokens.ts';
import type { Lab } from '../../store/lab.ts';
import { plain, t, whole } from '../../text.ts';
import { type ChartLayout, chartLayout, linearScale, logScale } from '../results/chart-layout.ts';
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
    const { left, right } = layout;

    context.font = font('--t-1', token('--w-text'));
    context.fillStyle = token('--ink-3');
    context.lineWidth = 1;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    for (const [i, value] of scale.lines.entries()) {
      const y = Math.round(layout.y(value)) + 0.5;
      context.strokeStyle = token(i === 0 ? '--line-strong' : '--line');
      stroke(context, [
        [left, y],
        [right, y],
      ]);
      context.fillText(plain(value), left - 6, y);
    }
    context.textBaseline = 'alphabetic';
    writeAlong(context, layout, to, along, text);
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

/** Numbers under the chart, the unit on the last one. */
function writeAlong(
  context: Brush,
  { left, right, bottom, x }: ChartLayout,
  to: number,
  along: Along,
  text: number,
): void {
  const ticks = scaleLinear([0, to], [left, right]).ticks(Math.max(2, Math.floor((right - left) / (7 * text))));
  const last = ticks.at(-1)!;
  const number = (tick: number) => (tick < 1000 ? plain(tick) : whole(tick));
  const lastText = withUnit[along](number(last));
  const half = context.measureText(lastText).width / 2;
  const lastAt = Math.min(right - half, x(last));
  context.textAlign = 'center';
  for (const tick of ticks) {
    const words = tick === last ? lastText : number(tick);
    const at = tick === last ? lastAt : Math.max(left + context.measureText(words).width / 2, x(tick));
    if (tick === last || at < lastAt - half - 2 * text) context.fillText(words, at, bottom + text + 5);
  }
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
  stroke(context, points);
  context.setLineDash([]);
  if (!Number.isFinite(y)) return;
  context.beginPath();
  if (lane === 0) context.arc(x, y, 4 * k, 0, 2 * Math.PI);
  else context.rect(x - 4 * k, y - 4 * k, 8 * k, 8 * k);
  context.fill();
}

function stroke(context: Brush, points: readonly Point[]): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}
