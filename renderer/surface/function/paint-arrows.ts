import { strokeScale, token } from '../../draw/tokens.ts';
import type { MapBox } from '../paint-map.ts';
import type { Arrow } from './arrow-field.ts';

/** Arrows over a map: white on a dark edge, to be seen on every height. */
export function paintArrows(context: CanvasRenderingContext2D, arrows: readonly Arrow[], { x, y, side }: MapBox): void {
  const path = new Path2D();
  for (const arrow of arrows) {
    const [middleX, middleY] = [x + ((arrow.x + 1) / 2) * side, y + ((1 - arrow.y) / 2) * side];
    const [dx, dy] = [(arrow.dx * side) / 2, (-arrow.dy * side) / 2];
    const [tipX, tipY] = [middleX + dx, middleY + dy];
    const [headX, headY] = [0.7 * dx, 0.7 * dy];
    path.moveTo(middleX - dx, middleY - dy);
    path.lineTo(tipX, tipY);
    path.moveTo(tipX - headX + 0.6 * headY, tipY - headY - 0.6 * headX);
    path.lineTo(tipX, tipY);
    path.lineTo(tipX - headX - 0.6 * headY, tipY - headY + 0.6 * headX);
  }
  const k = strokeScale();
  context.lineCap = context.lineJoin = 'round';
  for (const [style, width] of [
    ['--on-height-0', 2.6],
    ['--casing', 1.1],
  ] as const) {
    context.strokeStyle = token(style);
    context.lineWidth = width * k;
    context.stroke(path);
  }
}
