import type { DescentPoint } from '../../../core/surface/descent.ts';
import type { Square } from '../../../core/surface/grid.ts';
import type { HeightScale } from '../../../core/surface/height-scale.ts';
import { strokeScale, token } from '../../draw/tokens.ts';
import type { Projector } from '../view-angle.ts';

/** Half a side of the piece of the plane that is drawn, in half widths of the picture. */
const reach = 0.22;
/** Straight pieces of each of its lines: on a log scale they are bent. */
const pieces = 8;
/** Its lines, from end to end in half sides: the border, and the two slopes, by x and by y. */
const border = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
  [-1, -1],
] as const;
const slopes = [
  [
    [-1, 0],
    [1, 0],
  ],
  [
    [0, -1],
    [0, 1],
  ],
] as const;

/** The plane that touches the surface at a point, with the lines of both partial derivatives. */
export function paintTangent(
  context: CanvasRenderingContext2D,
  { at: [x, y], value, gradient: [gx, gy] }: DescentPoint,
  { scale, square }: { readonly scale: HeightScale; readonly square: Square },
  { place }: Projector,
): void {
  const within = (tone: number) => Math.max(scale.tone(scale.floor), Math.min(1.15, tone));
  const side = reach * square.half;
  function trace(corners: readonly (readonly [number, number])[]): void {
    context.beginPath();
    for (let i = 1; i < corners.length; i++) {
      const [[fromX, fromY], [toX, toY]] = [corners[i - 1]!, corners[i]!];
      for (let piece = 0; piece <= pieces; piece++) {
        const share = piece / pieces;
        const [dx, dy] = [side * (fromX + share * (toX - fromX)), side * (fromY + share * (toY - fromY))];
        const tone = within(scale.tone(value + gx * dx + gy * dy));
        const [right, down] = place((x + dx - square.u) / square.half, (y + dy - square.v) / square.half, tone);
        context.lineTo(right, down);
      }
    }
  }
  context.lineJoin = context.lineCap = 'round';
  context.strokeStyle = token('--casing');
  context.lineWidth = 1.4 * strokeScale();
  trace(border);
  context.fillStyle = 'rgb(255 255 255 / .28)';
  context.fill();
  context.stroke();
  for (const line of slopes) {
    trace(line);
    context.stroke();
  }
}
