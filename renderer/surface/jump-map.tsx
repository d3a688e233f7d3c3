import type { ReadonlySignal } from '@preact/signals';
import { real, t } from '../text.ts';
import { ContourMap } from './contour-map.tsx';
import { heightAt } from './height-field.ts';
import { useMapMark } from './map-mark.ts';
import type { MapBox } from './paint-map.ts';
import type { NetworkPicture, Picture } from './picture.ts';
import type { SurfaceStore } from './surface-store.ts';

interface MapProps {
  readonly store: SurfaceStore;
  readonly picture: ReadonlySignal<NetworkPicture | undefined>;
}

/** The loss from above, where a click lets the network jump to a place; by keyboard a mark is moved and set. */
export function JumpMap({ store, picture }: MapProps) {
  const { mark, box, paint } = useMapMark(() => {
    const shown = picture.peek();
    const { x, y } = shown?.paths[shown.inHand]?.end ?? { x: 0, y: 0 };
    return { x, y };
  }, store.jumpTo);
  const shown = picture.value;
  const at = mark.value;
  const loss = shown && at ? heightAt(shown.surface, at.x, at.y) : Number.NaN;
  const label = shown ? t().jumpMapLabel(shown.axes[0], shown.axes[1]) : t().fromAbove;
  return (
    <>
      <h2 class="title">
        <span>{t().fromAbove}</span>
        <span class="value cap" aria-live="polite">
          {at ? t().jumpHere(real(loss, 3)) : t().clickToJump}
        </span>
      </h2>
      <ContourMap
        picture={picture}
        between={(context: CanvasRenderingContext2D, _picture: Picture, area: MapBox) => paint(context, area)}
        box={{ ...box, 'aria-label': label }}
      />
    </>
  );
}
