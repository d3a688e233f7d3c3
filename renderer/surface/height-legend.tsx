import type { ReadonlySignal } from '@preact/signals';
import { real } from '../text.ts';
import type { Picture } from './picture.ts';
import { tickText } from './tick-text.ts';

const stops = Array.from({ length: 9 }, (_, i) => i);

interface LegendProps {
  readonly picture: ReadonlySignal<Picture | undefined>;
  readonly title: string;
}

/** The colours of the heights, low to high. */
export function HeightStops() {
  return (
    <div class="height-stops" aria-hidden="true">
      {stops.map((stop) => (
        <i key={stop} data-stop={stop} />
      ))}
    </div>
  );
}

/** The colours of the heights, with the numbers they stand for. */
export function HeightLegend({ picture, title }: LegendProps) {
  if (!picture.value) return null;
  const { scale } = picture.value;
  const { low, high, ticks, tone } = scale;
  // Numbers at both ends; between them only where there is room.
  const between = ticks.filter((tick) => tone(tick) > 0.27 && tone(tick) < 0.76);
  return (
    <div class="height-legend tall">
      <h2 class="title">{title}</h2>
      <HeightStops />
      <div class="height-numbers cap">
        <span>{real(low, 3)}</span>
        {between.map((tick) => (
          <span class="between" key={tick} style={{ left: `${100 * tone(tick)}%` }}>
            {tickText(scale, tick)}
          </span>
        ))}
        <span>{real(high)}</span>
      </div>
    </div>
  );
}
