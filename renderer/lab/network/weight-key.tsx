import { t, whole } from '../../text.ts';
import { edgeDash, edgeWidth } from './edge-strokes.ts';

const shown = [-3, -1, 1, 3];
const length = 34;

/** How wide and in which colour edges of four weights are drawn. */
export function WeightKey() {
  return (
    <span class="weight-key">
      <span class="cap">{t().weight}</span>
      {shown.map((weight) => {
        const width = edgeWidth(weight);
        return (
          <span key={weight} class="cap">
            <svg width={length} height="12" aria-hidden="true" class={weight < 0 ? 'neg' : 'pos'}>
              <path d={`M0 6h${length}`} stroke-width={width} stroke-dasharray={edgeDash(weight, width).join(' ')} />
            </svg>
            {whole(weight)}
          </span>
        );
      })}
    </span>
  );
}
