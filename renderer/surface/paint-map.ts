import { contour } from '../../core/surface/contour.ts';
import { type ContourLabel, contourLabels } from '../../core/surface/contour-labels.ts';
import type { HeightScale } from '../../core/surface/height-scale.ts';
import { font, size, strokeScale, token } from '../draw/tokens.ts';
import { inHandLast, paintNow, paintStart, type Spot, strokePath } from './paint-path.ts';
import type { PathPoint, Picture } from './picture.ts';
import { tickText } from './tick-text.ts';

/** A square seen from above, y upwards. */
export interface MapBox {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** The contours: those at the ticks of the heights are strong and have their number. */
export function paintContours(context: CanvasRenderingContext2D, picture: Picture, box: MapBox): void {
  const { field, scale } = picture;
  const { values, grid } = field;
  const cell = box.side / (grid - 1);
  for (const [losses, width, colour] of [
    [scale.between, 0.8, 'rgb(255 255 255 / .35)'],
    [scale.ticks, 1.2, 'rgb(255 255 255 / .8)'],
  ] as const) {
    const path = new Path2D();
    for (const [x1, y1, x2, y2] of losses.flatMap((loss) => contour(values, grid, grid, scale.tone(loss)))) {
      path.moveTo(box.x + x1 * cell, box.y + box.side - y1 * cell);
      path.lineTo(box.x + x2 * cell, box.y + box.side - y2 * cell);
    }
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke(path);
  }
}

/** Places for the numbers of the contours, beside the paths. */
export function numbersOf({ field, scale, paths }: Picture): readonly ContourLabel[] {
  const walked = paths.flatMap(({ strokes }) => strokes.flat());
  return contourLabels(field.values, field.grid, scale, walked);
}

/** The numbers of the contours, to be read on every height. */
export function paintNumbers(
  context: CanvasRenderingContext2D,
  numbers: readonly ContourLabel[],
  scale: HeightScale,
  box: MapBox,
): void {
  context.font = font('--t-1');
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.lineWidth = 3 * strokeScale();
  context.strokeStyle = token('--casing');
  context.fillStyle = token('--on-height-0');
  for (const label of numbers) {
    const [x, y] = spotIn(box, label);
    const words = tickText(scale, label.loss);
    context.strokeText(words, x, y + 0.35 * size('--t-1'));
    context.fillText(words, x, y + 0.35 * size('--t-1'));
  }
}

const spotIn = (box: MapBox, { x, y }: { readonly x: number; readonly y: number }): Spot => [
  box.x + ((x + 1) / 2) * box.side,
  box.y + ((1 - y) / 2) * box.side,
];

/** The paths from above, each from its start to where it is now. */
export function paintPathsOnMap(context: CanvasRenderingContext2D, { paths }: Picture, box: MapBox): void {
  const spot = (point: PathPoint) => spotIn(box, point);
  const k = strokeScale();
  const inOrder = inHandLast(paths);
  for (const { lane, chosen, strokes } of inOrder) {
    for (const points of strokes) strokePath(context, points.map(spot), lane, chosen, () => false);
  }
  for (const { start } of inOrder) if (start) paintStart(context, spot(start), 4.5 * k);
  for (const { end, lane } of inOrder) if (end) paintNow(context, spot(end), 5.2 * k, lane);
}
