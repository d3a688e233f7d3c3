import type { Brush } from '../draw/brush.ts';
import type { Paint } from '../draw/drawing.ts';
import { font, size, strokeScale, token } from '../draw/tokens.ts';
import { paintAlong, paintLines, strokePath } from '../lab/results/chart-axes.ts';
import { chartLayout } from '../lab/results/chart-layout.ts';
import { percent, plain, t } from '../text.ts';
import type { CurveAlong, CurveMeasure, Overlay } from './overlay-layout.ts';
import { overlayLooks } from './overlay-looks.ts';

/** Paints the curves of several runs on one scale, each with its number at its end. */
export function paintOverlay({ curves, end, scale }: Overlay, measure: CurveMeasure, along: CurveAlong): Paint {
  return (context, width, height) => {
    const text = size('--t-1');
    const number = measure === 'accuracy' ? percent : plain;
    const longest = Math.max(3, ...scale.lines.map((value) => number(value).length));
    const layout = chartLayout({ width: width - text, height, text, longest }, { from: 0, to: end }, scale);
    paintLines(context, layout, scale, number);
    paintAlong(context, layout, end, along === 'step' ? t()['count.steps'] : t()['count.epochs']);
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
  strokePath(context, points);
  context.setLineDash([]);
  context.font = font('--t-1', token('--w-strong'));
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(label, last[0] + 0.3 * size('--t-1'), last[1]);
}
