import { type HeightScale, heightScale } from '../../../core/surface/height-scale.ts';
import { laneDashes } from '../../../core/surface/lane-look.ts';
import type { Paint } from '../../draw/drawing.ts';
import { markPath } from '../../draw/marks.ts';
import { font, size, strokeScale, token } from '../../draw/tokens.ts';
import { t, whole } from '../../text.ts';
import { tickText } from '../tick-text.ts';
import type { FunctionStore, Runner } from './function-store.ts';
import { type LaneChart, laneChart } from './lane-chart-layout.ts';

/** Strength of what lies after the playhead. */
const later = 0.35;

/** f of every lane by step. The scale ends at the height of the start: what climbs above it is drawn at the limit. */
export function lanePaint(store: FunctionStore): Paint {
  return (context, width, height) => {
    const runners = store.runners.value;
    const chart = laneChart({ width, height, text: size('--t-1') }, store.end.value);
    const most = runners.at(0)?.descent.points.at(0)?.value ?? 0;
    const values = runners.flatMap(({ descent }) => descent.points.map(({ value }) => Math.min(value, most)));
    // From 0 where that is the lowest there can be: a single point needs a scale as well.
    if (most > 0 && !store.logHeight.value) values.push(0);
    const scale = heightScale(Float32Array.from(values), store.logHeight.value);
    if (!scale) return;
    const y = (value: number) =>
      chart.bottom - (chart.bottom - chart.top) * Math.max(0, Math.min(1, scale.tone(Math.min(value, most))));
    paintGrid(context, chart, scale, y, height);
    for (const runner of runners) paintLane(context, runner, chart, y, store);
    paintPlayhead(context, chart, chart.x(store.step.value));
  };
}

function paintGrid(
  context: CanvasRenderingContext2D,
  { left, right, bottom, ticks, x }: LaneChart,
  scale: HeightScale,
  y: (value: number) => number,
  height: number,
): void {
  const t1 = size('--t-1');
  context.font = font('--t-1', token('--w-text'));
  context.lineWidth = 1;
  const line = (at: number, colour: string) => {
    context.strokeStyle = token(colour);
    context.beginPath();
    context.moveTo(left, Math.round(at) + 0.5);
    context.lineTo(right, Math.round(at) + 0.5);
    context.stroke();
  };
  context.fillStyle = token('--ink-3');
  context.textAlign = 'right';
  let free = Number.POSITIVE_INFINITY;
  for (const tick of scale.ticks) {
    const at = y(tick);
    if (scale.tone(tick) < 0 || at > free - 1.4 * t1) continue;
    free = at;
    line(at, '--line');
    context.fillText(tickText(scale, tick), left - 6, at + 0.35 * t1);
  }
  line(bottom, '--line-strong');
  const end = t()['count.steps'](whole(ticks.at(-1)!));
  const endLeft = right - context.measureText(end).width;
  context.textAlign = 'right';
  context.fillText(end, right, height - 2);
  for (const tick of ticks.slice(0, -1)) {
    const text = whole(tick);
    if (x(tick) + context.measureText(text).width > endLeft - t1) break;
    context.textAlign = tick === 0 ? 'left' : 'center';
    context.fillText(text, x(tick), height - 2);
  }
}

function paintLane(
  context: CanvasRenderingContext2D,
  { lane, descent }: Runner,
  { x }: LaneChart,
  y: (value: number) => number,
  store: FunctionStore,
): void {
  const { place } = lane;
  const [k, step] = [strokeScale(), store.step.value];
  const colour = token(`--lane-${place}`);
  const points = descent.points.slice(0, store.end.value + 1);
  const at = Math.min(step, points.length - 1);
  const stroke = (from: number, to: number, width: number) => {
    context.beginPath();
    for (let i = from; i <= to; i++) context.lineTo(x(i), y(points[i]!.value));
    context.lineWidth = width;
    context.stroke();
  };
  context.strokeStyle = context.fillStyle = colour;
  context.lineJoin = 'round';
  context.setLineDash(laneDashes[place]!.map((length) => 0.7 * length * k));
  context.globalAlpha = later;
  stroke(at, points.length - 1, 1.2);
  context.globalAlpha = 1;
  stroke(0, at, (place === store.chosen.value ? 2.6 : 1.8) * k);
  context.setLineDash([]);
  // The lane's mark half way to the playhead: there the curves are apart.
  const half = Math.floor(at / 2);
  markPath(context, place, x(half), y(points[half]!.value), 4.5 * k);
  context.fill();
  if (!descent.ended || descent.points.length > points.length) return;
  // A lane that left the finite numbers ends in a cross.
  const [endX, endY, r] = [x(points.length - 1), y(points.at(-1)!.value), 4 * k];
  context.beginPath();
  context.moveTo(endX - r, endY - r);
  context.lineTo(endX + r, endY + r);
  context.moveTo(endX + r, endY - r);
  context.lineTo(endX - r, endY + r);
  context.lineWidth = 2 * k;
  context.stroke();
}

function paintPlayhead(context: CanvasRenderingContext2D, { top, bottom }: LaneChart, x: number): void {
  context.strokeStyle = context.fillStyle = token('--ink');
  context.lineWidth = 2 * strokeScale();
  context.beginPath();
  context.moveTo(x, top - 4);
  context.lineTo(x, bottom + 3);
  context.stroke();
  context.beginPath();
  context.moveTo(x - 6, top - 11);
  context.lineTo(x + 6, top - 11);
  context.lineTo(x + 6, top - 5);
  context.lineTo(x, top + 1);
  context.lineTo(x - 6, top - 5);
  context.fill();
}
