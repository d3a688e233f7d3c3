import { contour } from '../../core/surface/contour.ts';
import { strokeScale } from '../draw/tokens.ts';
import { paintNow, paintStart, type Spot, strokePath } from './paint-path.ts';
import type { PathPoint, Picture } from './picture.ts';

/** A square seen from above, y upwards. */
export interface MapBox {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

export const bands = 12;

/** The lines between the bands: every third one is stronger. */
export function paintContours(context: CanvasRenderingContext2D, { field }: Picture, { x, y, side }: MapBox): void {
  const { values, grid } = field;
  const scale = side / (grid - 1);
  const strong = new Path2D();
  const fine = new Path2D();
  for (let band = 1; band < bands; band++) {
    const path = band % 3 === 0 ? strong : fine;
    for (const [x1, y1, x2, y2] of contour(values, grid, grid, band / bands)) {
      if (!Number.isFinite(x1 + y1 + x2 + y2)) continue;
      path.moveTo(x + x1 * scale, y + side - y1 * scale);
      path.lineTo(x + x2 * scale, y + side - y2 * scale);
    }
  }
  context.lineWidth = 0.8;
  context.strokeStyle = 'rgb(255 255 255 / .35)';
  context.stroke(fine);
  context.lineWidth = 1.2;
  context.strokeStyle = 'rgb(255 255 255 / .8)';
  context.stroke(strong);
}

/** The paths from above, each from its start to where it is now. */
export function paintPathsOnMap(context: CanvasRenderingContext2D, { paths }: Picture, box: MapBox): void {
  const spot = ({ x, y }: PathPoint): Spot => [box.x + ((x + 1) / 2) * box.side, box.y + ((1 - y) / 2) * box.side];
  const k = strokeScale();
  for (const { lane, chosen, strokes } of paths) {
    for (const points of strokes) strokePath(context, points.map(spot), lane, chosen, () => false);
  }
  for (const { start } of paths) if (start) paintStart(context, spot(start), 4.5 * k);
  for (const { end, lane } of paths) if (end) paintNow(context, spot(end), 5.2 * k, lane);
}
