import type { Frame } from '../../../core/protocol/messages.ts';
import type { Brush } from '../../draw/brush.ts';
import { fillHead, type Rise, riseOf, strokeCurve } from '../../draw/curve-raster.ts';
import type { Raster } from '../../draw/raster.ts';
import { pixel, rgb, token } from '../../draw/tokens.ts';
import { type Attention, createEdgeStrokes } from './edge-strokes.ts';
import type { NetworkLayout } from './network-layout.ts';
import type { Shape } from './shape-on-screen.ts';

/** Edges in a piece of the work: about a fifth of a millisecond. */
const pieceOf = 32;

/** A painter of all edges, which keeps its scratch arrays from frame to frame. */
export function createEdgePainter() {
  const strokesOf = createEdgeStrokes();
  let known: { layout: NetworkLayout; ratio: number; rises: Rise[] } | undefined;

  return {
    /** For the screen: pixel by pixel, `ratio` of them to a CSS px, in pieces of some edges. */
    *pixels(
      raster: Raster,
      ratio: number,
      layout: NetworkLayout,
      shape: Shape,
      frame: Frame,
      attention: Attention,
    ): Generator<void, void> {
      if (known?.layout !== layout || known.ratio !== ratio) known = { layout, ratio, rises: [] };
      const { rises } = known;
      const [negative, positive] = [pixel(rgb('--neg')), pixel(rgb('--pos'))];
      let drawn = 0;
      for (const { gap, curve, stroke } of strokesOf(layout, shape, frame, attention)) {
        const { x1, x2, y1, y2, bend } = curve;
        const rise = (rises[gap] ??= riseOf(x1 * ratio, x2 * ratio, bend * ratio));
        const line = {
          width: stroke.width * ratio,
          colour: stroke.negative ? negative : positive,
          alpha: stroke.alpha,
          dash: stroke.dash * ratio,
          gap: stroke.gap * ratio,
        };
        strokeCurve(raster, rise, y1 * ratio, y2 * ratio, line);
        if (stroke.head) fillHead(raster, x2 * ratio, y2 * ratio, line.width, line);
        if (++drawn % pieceOf === 0) yield;
      }
    },

    /** For a recorder: as curves. */
    vectors(brush: Brush, layout: NetworkLayout, shape: Shape, frame: Frame, attention: Attention): void {
      brush.save();
      for (const { curve, stroke } of strokesOf(layout, shape, frame, attention)) {
        const { x1, x2, y1, y2, bend } = curve;
        const { width, dash, gap } = stroke;
        brush.globalAlpha = stroke.alpha;
        brush.strokeStyle = brush.fillStyle = token(stroke.negative ? '--neg' : '--pos');
        brush.lineWidth = width;
        brush.setLineDash(gap > 0 ? [dash, gap] : []);
        brush.beginPath();
        brush.moveTo(x1, y1);
        brush.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
        brush.stroke();
        if (!stroke.head) continue;
        brush.beginPath();
        brush.moveTo(x2, y2);
        brush.lineTo(x2 - 1.2 * width, y2 - 0.9 * width);
        brush.lineTo(x2 - 1.2 * width, y2 + 0.9 * width);
        brush.fill();
      }
      brush.restore();
    },
  };
}
