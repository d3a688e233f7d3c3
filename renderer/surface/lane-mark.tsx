/** The marks of the optimizers in 14 x 14, as `markPath` draws them. */
const shapes = [
  'M1.6 1.6h10.8v10.8H1.6z',
  'M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1z',
  'M7 0l6.1 10.5H.9z',
  'M7 0l7 7-7 7-7-7z',
  'M7 14L.9 3.5h12.2z',
  'M7 .2l6.5 4.7-2.5 7.6H3L.5 4.9z',
];

/** The mark of an optimizer, by its place among all. */
export function LaneMark({ lane }: { lane: number }) {
  return (
    <svg class="lane-mark" viewBox="0 0 14 14" aria-hidden="true" data-lane={lane}>
      <path d={shapes[lane]} />
    </svg>
  );
}
