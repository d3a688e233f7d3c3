import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import type { HTMLAttributes } from 'preact';
import { useMemo } from 'preact/hooks';
import { Canvas } from '../draw/canvas.tsx';
import type { Paint } from '../draw/drawing.ts';
import { real } from '../text.ts';
import { bands, type MapBox, paintContours, paintPathsOnMap } from './paint-map.ts';
import type { Picture } from './picture.ts';
import { paintHeights } from './relief.ts';

interface MapProps {
  readonly picture: ReadonlySignal<Picture | undefined>;
  /** What is painted between the heights and the paths. */
  readonly between?: (context: CanvasRenderingContext2D, picture: Picture, box: MapBox) => void;
  /** What its box is and does. */
  readonly box: Omit<HTMLAttributes<HTMLDivElement>, 'ref'>;
}

/** The surface from above: twelve bands of height, the lines between them, and the paths. */
export function ContourMap({ picture, between, box }: MapProps) {
  const field = useMemo(() => computed(() => picture.value?.tint ?? picture.value?.field), [picture]);
  const boxIn = (width: number, height: number): MapBox => ({ x: 0, y: 0, side: Math.min(width, height) });
  // Two layers: the paths move more often than the ground changes.
  const ground: Paint = (context, width, height) => {
    if (!field.value) return;
    const shown = picture.peek()!;
    paintHeights(
      context,
      shown.tint ?? shown.field,
      { bands: shown.tint ? 0 : bands, shaded: false },
      boxIn(width, height),
    );
    paintContours(context, shown, boxIn(width, height));
  };
  const paths: Paint = (context, width, height) => {
    const shown = picture.value;
    if (!shown) return;
    between?.(context, shown, boxIn(width, height));
    paintPathsOnMap(context, shown, boxIn(width, height));
  };
  const shown = picture.value;
  const digits = shown && shown.square.half < 0.5 ? 2 : 1;
  const numbers = (centre: number, order: readonly number[]) =>
    order.map((share) => <span key={share}>{shown && real(centre + share * shown.square.half, digits)}</span>);
  return (
    <figure class="contour-map">
      <div class="contour-up cap" aria-hidden="true">
        {numbers(shown?.square.v ?? 0, [1, 0, -1])}
      </div>
      <div class="contour-box" {...box}>
        <Canvas class="contour-canvas" aria-hidden="true" paint={ground} />
        <Canvas class="contour-canvas" aria-hidden="true" paint={paths} />
      </div>
      <div class="contour-right cap" aria-hidden="true">
        {numbers(shown?.square.u ?? 0, [-1, 0, 1])}
      </div>
    </figure>
  );
}
