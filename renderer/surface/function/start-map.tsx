import { computed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Switch } from '../../controls/switch.tsx';
import { real, t } from '../../text.ts';
import { ContourMap } from '../contour-map.tsx';
import { useMapMark } from '../map-mark.ts';
import type { MapBox } from '../paint-map.ts';
import type { Picture } from '../picture.ts';
import { arrowField } from './arrow-field.ts';
import { placeIn } from './function-picture.ts';
import type { FunctionStore } from './function-store.ts';
import { paintArrows } from './paint-arrows.ts';

/** Arrows along each side. */
const arrowCount = 13;
interface MapProps {
  readonly store: FunctionStore;
  readonly picture: ReadonlySignal<Picture | undefined>;
}

/** The function from above, where a click sets the start; by keyboard a mark is moved and set. */
export function StartMap({ store, picture }: MapProps) {
  const { mark, box, paint } = useMapMark(() => placeIn(store.square.value, store.start.value), store.startUnder);
  const arrows = useMemo(
    () => computed(() => arrowField(store.f.value, store.square.value, store.gradient.value, arrowCount)),
    [store],
  );

  function between(context: CanvasRenderingContext2D, _picture: Picture, box: MapBox): void {
    if (store.arrows.value) paintArrows(context, arrows.value, box);
    paint(context, box);
  }

  const { u, v, half } = store.square.value;
  const at = mark.value;
  return (
    <>
      <h2 class="title">
        <span>{t().fromAbove}</span>
        <span class="value cap" aria-live="polite">
          {at ? t().markAt(real(u + half * at.x, 3), real(v + half * at.y, 3)) : t().clickToStart}
        </span>
      </h2>
      <ContourMap picture={picture} between={between} box={{ ...box, 'aria-label': t().startMapLabel }} />
      <Switch
        label={t().arrows}
        on={store.arrows.value}
        onChange={(on) => {
          store.arrows.value = on;
        }}
      />
    </>
  );
}
