import { overlayLooks } from './overlay-looks.ts';

/** The colour and dash of a curve among several. */
export function Swatch({ i }: { i: number }) {
  const { colour, dash } = overlayLooks[i]!;
  return (
    <svg class="runs-swatch" viewBox="0 0 40 12" aria-hidden="true">
      <path d="M0 6H40" stroke={`var(${colour})`} stroke-width="2.5" stroke-dasharray={dash.join(' ')} />
    </svg>
  );
}
