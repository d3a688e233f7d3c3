import { scaleLinear } from 'd3-scale';
import type { Brush } from '../draw/brush.ts';
import type { Paint } from '../draw/drawing.ts';
import { font, size, strokeScale, token } from '../draw/tokens.ts';
import { type ChartLayout, chartLayout } from '../lab/results/chart-layout.ts';
import { percent, plain, t, whole } from '../text.ts';
import type { CurveAlong, CurveMeasure, Overlay } from './overlay-layout.ts';
import { overlayLooks } from './overlay-looks.ts';

/** Paints the curves of several runs on one scale, each with its number at its end. */
export function paintOverlay({ curves, end, scale }: Overlay, measure: CurveMeasure, along: CurveAlong): Paint {
  return (context, width, height) => {
    const text = size('--t-1');
    const number = measure === 'accuracy' ? percent : plain;
    const longest = Math.max(3, ...scale.lines.map((value) => number(value).length));
    const layout = chartLayout({ width: width - text, height, text, longest }, { from: 0, to: end }, scale);
    const { left, right, bottom } = layout;
    context.font = font('--t-1', token('--w-text'));
    context.fillStyle = token('--ink-3');
    context.lineWidth = 1;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    for (const [i, value] of scale.lines.entries()) {
      const y = Math.round(layout.y(value)) + 0.5;
      context.strokeStyle = token(i === 0 ? '--line-strong' : '--line');
      line(context, [
        [left, y],
        [right, y],
      ]);
      context.fillText(number(value), left - 6, y);
    }
    context.textBaseline = 'alphabetic';
    writeAlong(context, layout, end, along, bottom + text + 5);
    for (const [i, { points, label = String(i + 1) }] of curves.entries()) {
      paintCurve(
        context,
        points.map(([x, value]) => [layout.x(x), layout.y(value)] as const),
        i,
        label,
      );
    }
  };
}

type Point = readonly [x: number, y: number];

function paintCurve(context: Brush, points: readonly Point[], i: number, label: string): void {
  const last = points.at(-1);
  if (!last) return;
  const { colour, dash } = overlayLooks[i]!;
  const k = strokeScale();
  context.strokeStyle = context.fillStyle = token(colour);
  context.lineWidth = 2 * k;
  context.lineJoin = 'round';
  context.setLineDash(dash.map((length) => length * k));
  line(context, points);
  context.setLineDash([]);
  context.font = font('--t-1', token('--w-strong'));
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(label, last[0] + 0.3 * size('--t-1'), last[1]);
}

function writeAlong(context: Brush, { left, right, x }: ChartLayout, end: number, along: CurveAlong, y: number): void {
  const ticks = scaleLinear([0, end], [left, right]).ticks(4);
  const last = ticks.at(-1)!;
  const unit = along === 'step' ? t()['count.steps'] : t()['count.epochs'];
  const lastText = unit(whole(last));
  const lastWidth = context.measureText(lastText).width;
  const lastAt = Math.min(right - lastWidth / 2, x(last));
  context.textAlign = 'center';
  context.fillText(lastText, lastAt, y);
  for (const tick of ticks.slice(0, -1)) {
    const words = tick < 1000 ? plain(tick) : whole(tick);
    const half = context.measureText(words).width / 2;
    const at = Math.max(left + half, x(tick));
    if (at + half + 8 < lastAt - lastWidth / 2) context.fillText(words, at, y);
  }
}

function line(context: Brush, points: readonly Point[]): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}
