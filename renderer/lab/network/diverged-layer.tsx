import type { Lab } from '../../store/lab.ts';
import type { NetworkLayout } from './network-layout.ts';
import { pixels } from './pixels.ts';

/** Outlines the layer in which the first number left the finite range, and hatches its tiles grey. The sentence stands elsewhere. */
export function DivergedLayer({ lab, layout }: { lab: Lab; layout: NetworkLayout }) {
  const divergence = lab.divergence.value;
  const column = divergence && layout.columns[divergence.layer + 1];
  if (!column) return null;
  const room = 8;
  const top = Math.min(...column.places.map((place) => place.y)) - column.tile / 2 - room;
  const bottom = Math.max(...column.places.map((place) => place.y)) + column.tile / 2 + room + 6;
  const box = pixels({
    left: column.left - room,
    width: column.right - column.left + 2 * room,
    top,
    height: bottom - top,
  });
  return (
    <>
      {column.places.map(({ unit, x, y }) => {
        const [left, side] = [x - column.tile / 2, column.tile];
        const tile = pixels({ left, top: y - column.tile / 2, width: side, height: side });
        return <div key={unit} class="diverged-tile" style={tile} aria-hidden="true" />;
      })}
      <div class="diverged-layer" style={box} aria-hidden="true" />
    </>
  );
}
