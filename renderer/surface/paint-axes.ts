import { squareTicks } from '../../core/surface/grid.ts';
import type { Brush } from '../draw/brush.ts';
import { font, size, strokeScale, token } from '../draw/tokens.ts';
import type { Picture } from './picture.ts';
import { roundText, tickText } from './tick-text.ts';
import { type Angle, cornersAt, type Projector } from './view-angle.ts';

type Place = readonly [number, number, number];

function line(context: Brush, places: readonly Place[]): void {
  context.beginPath();
  for (const [x, y] of places) context.lineTo(x, y);
  context.stroke();
}

/** What stands before the surface: the near edges of the floor, the axis of heights, and the numbers and names of all three. */
export function paintAxes(
  context: Brush,
  { scale, square, axes, heightName }: Picture,
  angle: Angle,
  { place }: Projector,
): void {
  const { near, far } = cornersAt(angle.turn);
  const floor = scale.tone(scale.floor);
  const t1 = size('--t-1');
  const middle = place(near[0], near[1], floor)[0];
  context.strokeStyle = token('--line-strong');
  context.lineWidth = 1.2 * strokeScale();
  line(context, [place(near[0], far[1], floor), place(...near, floor), place(far[0], near[1], floor)]);

  // Heights stand at the corner of the floor that is on the left.
  const one = [near[0], far[1]] as const;
  const other = [far[0], near[1]] as const;
  const left = place(...one, 0)[0] < place(...other, 0)[0] ? one : other;
  line(context, [place(...left, floor), place(...left, 1)]);
  const text = (words: string, [x, y]: Place, right: boolean, dx: number, dy: number) => {
    context.textAlign = right ? 'left' : 'right';
    context.fillText(words, x + (right ? dx : -dx), y + dy);
  };
  context.font = font('--t-1');
  context.fillStyle = token('--ink-3');
  let under = Number.POSITIVE_INFINITY;
  for (const tick of scale.ticks) {
    const where = place(...left, scale.tone(tick));
    // Seen from steeply above, ticks lie close: what would touch the number below is left out.
    if (under - where[1] < t1) continue;
    under = where[1];
    text(tickText(scale, tick), where, false, 8, 4);
  }
  context.fillStyle = token('--ink-2');
  text(heightName, place(...left, 1), false, 8, -t1);

  const [us, vs] = squareTicks(square);
  /** Numbers and name along one near edge of the floor, which lies on one side of the corner in front. */
  const along = (
    name: string,
    at: (share: number) => Place,
    centre: number,
    numbers: readonly number[],
    last: number,
  ) => {
    const right = at(-last)[0] >= middle;
    let before: Place | undefined;
    for (const number of numbers) {
      const where = at((number - centre) / square.half);
      // Seen along the edge, its numbers lie close: what would touch the one before is left out.
      const words = roundText(numbers, number);
      if (before && Math.abs(where[1] - before[1]) < t1 && Math.abs(where[0] - before[0]) < 4 * t1) continue;
      before = where;
      context.fillStyle = token('--ink-3');
      text(words, where, right, 7, t1 + 3);
      line(context, [where, [where[0] + (right ? 3 : -3), where[1] + 5, where[2]]]);
    }
    const [x, y, depth] = at(-0.45 * last);
    context.fillStyle = token('--ink-2');
    text(name, [x, y, depth], right, 14, 2.8 * t1);
  };
  along(axes[0], (share) => place(share, near[1], floor), square.u, us, near[0]);
  along(axes[1], (share) => place(near[0], share, floor), square.v, vs, near[1]);
}
