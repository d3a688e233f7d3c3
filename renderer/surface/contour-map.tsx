import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import type { HTMLAttributes } from 'preact';
import { useMemo } from 'preact/hooks';
import { squareTicks } from '../../core/surface/grid.ts';
import { contourTones } from '../../core/surface/height-scale.ts';
import { Canvas } from '../draw/canvas.tsx';
import type { Paint } from '../draw/drawing.ts';
import { type MapBox, numbersOf, paintContours, paintNumbers, paintPathsOnMap } from './paint-map.ts';
import type { Picture } from './picture.ts';
import { paintHeights } from './relief.ts';
import { roundText } from './tick-text.ts';

interface MapProps {
  readonly picture: ReadonlySignal<Picture | undefined>;
  /** What is painted between the heights and the paths. */
  readonly between?: (context: CanvasRenderingContext2D, picture: Picture, box: MapBox) => void;
  /** Whether slopes are shaded and both axes named, in place of contours. */
  readonly isRelief?: boolean;
  /** What its box is and does. */
  readonly box: Omit<HTMLAttributes<HTMLDivElement>, 'ref'>;
}

/** The surface from above, with its paths: bands of height and the contours between them with their numbers, or a relief. */
export function ContourMap({ picture, between, isRelief = false, box }: MapProps) {
  const field = useMemo(() => computed(() => picture.value?.tint ?? picture.value?.field), [picture]);
  // Where numbers stand is found once for each ground: they do not move with the paths.
  const numbers = useMemo(
    () => computed(() => (field.value && !isRelief ? numbersOf(picture.peek()!) : [])),
    [field, isRelief],
  );
  const boxIn = (width: number, height: number): MapBox => ({ x: 0, y: 0, side: Math.min(width, height) });
  // Two layers: the paths move more often than the ground changes.
  const ground: Paint = (context, width, height) => {
    if (!field.value) return;
    const shown = picture.peek()!;
    const box = boxIn(width, height);
    const edges = shown.tint || isRelief ? undefined : contourTones(shown.scale);
    paintHeights(context, shown.tint ?? shown.field, { edges, shaded: isRelief && !shown.tint }, box);
    if (!isRelief) paintContours(context, shown, box);
  };
  const paths: Paint = (context, width, height) => {
    const shown = picture.value;
    if (!shown) return;
    const box = boxIn(width, height);
    between?.(context, shown, box);
    paintNumbers(context, numbers.value, shown.scale, box);
    paintPathsOnMap(context, shown, box);
  };
  // The axes alone are DOM: they stay while paths grow.
  const square = useMemo(() => computed(() => picture.value?.square), [picture]).value;
  const [us, vs] = square ? squareTicks(square) : [[], []];
  const shareOf = (number: number, centre: number) => `${50 + (50 * (number - centre)) / (square?.half ?? 1)}%`;
  const [across, up] = [us.map((one) => roundText(us, one)), vs.map((one) => roundText(vs, one))];
  const names = useMemo(() => computed(() => picture.value?.axes), [picture]).value;
  return (
    <figure class="contour-map">
      {isRelief && (
        <span class="contour-name-up cap" aria-hidden="true">
          {names?.[1]}
        </span>
      )}
      <div
        class="contour-up cap"
        aria-hidden="true"
        style={{ width: `${Math.max(2, ...up.map(({ length }) => length))}ch` }}
      >
        {vs.map((v, i) => (
          <span key={v} style={{ '--up': shareOf(v, square!.v) }}>
            {up[i]}
          </span>
        ))}
      </div>
      <div class="contour-box" {...box}>
        <Canvas class="contour-canvas" aria-hidden="true" paint={ground} />
        <Canvas class="contour-canvas" aria-hidden="true" paint={paths} />
      </div>
      <div class="contour-right cap" aria-hidden="true">
        {us.map((u, i) => (
          <span key={u} style={{ left: shareOf(u, square!.u) }}>
            {across[i]}
          </span>
        ))}
      </div>
      {isRelief && (
        <span class="contour-name cap" aria-hidden="true">
          {names?.[0]}
        </span>
      )}
    </figure>
  );
}
