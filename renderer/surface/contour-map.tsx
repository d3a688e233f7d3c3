import type { ReadonlySignal } from '@preact/signals';
import { Canvas, type Paint } from '../draw/canvas.tsx';
import { real, t } from '../text.ts';
import { bands, paintContours, paintPathOnMap } from './paint-map.ts';
import type { Picture } from './picture.ts';
import { paintHeights } from './relief.ts';

/** The surface from above: twelve bands of height, the lines between them, and the path. */
export function ContourMap({ picture }: { picture: ReadonlySignal<Picture | undefined> }) {
  const paint: Paint = (context, width, height) => {
    const shown = picture.value;
    if (!shown) return;
    const box = { x: 0, y: 0, side: Math.min(width, height) };
    paintHeights(context, shown.field, { bands, shaded: false }, box);
    paintContours(context, shown, box);
    paintPathOnMap(context, shown, box);
  };
  const shown = picture.value;
  const digits = shown && shown.surface.square.half < 0.5 ? 2 : 1;
  const numbers = (centre: number, order: readonly number[]) =>
    order.map((share) => <span key={share}>{shown && real(centre + share * shown.surface.square.half, digits)}</span>);
  return (
    <figure class="contour-map">
      <div class="contour-up cap" aria-hidden="true">
        {numbers(shown?.surface.square.v ?? 0, [1, 0, -1])}
      </div>
      <Canvas
        class="contour-canvas"
        role="img"
        aria-label={shown ? t().mapLabel(shown.axes[0], shown.axes[1]) : t().fromAbove}
        paint={paint}
      />
      <div class="contour-right cap" aria-hidden="true">
        {numbers(shown?.surface.square.u ?? 0, [-1, 0, 1])}
      </div>
    </figure>
  );
}
