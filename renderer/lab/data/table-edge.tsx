import { signal } from '@preact/signals';
import { t, whole } from '../../text.ts';

/** CSS px: no narrower than a few columns need, and no wider than leaves the results in view. */
const least = 300;
const most = 820;
const step = 20;

export const tableWidth = signal(460);

/** The edge of the table: drag it, or move it by arrow keys, to make the table wider. */
export function TableEdge() {
  const resize = (width: number) => {
    tableWidth.value = Math.round(Math.max(least, Math.min(most, width)));
  };
  return (
    <div
      class="edge"
      role="slider"
      tabIndex={0}
      aria-label={t().tableWidth}
      aria-orientation="horizontal"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={tableWidth.value}
      aria-valuetext={`${whole(tableWidth.value)} px`}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        const edge = event.currentTarget;
        if (edge.hasPointerCapture(event.pointerId)) {
          resize(event.clientX - (edge.parentElement?.getBoundingClientRect().left ?? 0));
        }
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') resize(tableWidth.value - step);
        else if (event.key === 'ArrowRight') resize(tableWidth.value + step);
        else return;
        event.preventDefault();
      }}
    />
  );
}
