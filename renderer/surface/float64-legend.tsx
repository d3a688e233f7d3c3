import type { Float64Map } from '../../core/surface/float64-check.ts';
import { real, t } from '../text.ts';
import { HeightStops } from './height-legend.tsx';

/** The colours of a map of the differences to float64, and the largest of them in words. */
export function Float64Legend({ map }: { map: Float64Map | undefined }) {
  return (
    <div class="height-legend">
      <h2 class="title">{t().float64Title}</h2>
      {map ? (
        <>
          <HeightStops />
          <div class="height-numbers cap">
            <span>0</span>
            <span>{real(map.largest, 3)}</span>
          </div>
          <p class="cap">{t().float64Said(real(map.largest, 3), `${map.grid} × ${map.grid}`)}</p>
        </>
      ) : (
        <p class="cap">{t().float64Waits}</p>
      )}
    </div>
  );
}
