import { contour } from '../draw/contour.ts';
import { strokeScale } from '../draw/tokens.ts';
import { laneColour, paintNow, paintStart, type Spot, strokePath } from './paint-path.ts';
import type { Picture } from './picture.ts';

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

/** The path from above, from the start to the network now. */
export function paintPathOnMap(context: CanvasRenderingContext2D, { points, lane }: Picture, box: MapBox): void {
  const spots = points.map(({ x, y }): Spot => [box.x + ((x + 1) / 2) * box.side, box.y + ((1 - y) / 2) * box.side]);
  const [first, last] = [spots[0], spots.at(-1)];
  if (!first || !last) return;
  const k = strokeScale();
  strokePath(context, spots, laneColour(lane), () => false);
  if (spots.length > 1) paintStart(context, first, 4.5 * k);
  paintNow(context, last, 5.2 * k, lane);
}
