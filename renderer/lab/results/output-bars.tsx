import { type Dataset, outputsFor } from '../../../core/data/dataset.ts';
import type { Lab } from '../../store/lab.ts';
import { percent, real, t, whole } from '../../text.ts';
import { largestAt } from './output-reading.ts';

/** More outputs than this are not listed. */
const mostRows = 20;

/** The outputs at the sample in hand, a bar and a number each; the largest of several classes stands out. */
export function OutputBars({ lab, dataset: { target } }: { lab: Lab; dataset: Dataset }) {
  const { loss } = lab.settings.value;
  const count = outputsFor(target, loss);
  const outputs = lab.calmFrame.value?.probe.z.slice(-count) ?? new Float32Array(0);
  const names = target.kind === 'classes' && count > 1 ? target.names : undefined;
  const best = names ? largestAt(outputs, 0, outputs.length) : -1;
  return (
    <ul class="output-bars" aria-label={t().outputsAtSample(whole(lab.sample.value + 1))}>
      {[...outputs.subarray(0, mostRows)].map((value, i) => (
        <li key={names?.[i] ?? i} class={i === best ? 'best' : undefined}>
          <span>{names?.[i] ?? whole(i + 1)}</span>
          <i style={{ '--share': Math.max(0, Math.min(1, value)) }} />
          <b class="num">{loss === 'squared-error' ? real(value) : percent(value)}</b>
        </li>
      ))}
    </ul>
  );
}
