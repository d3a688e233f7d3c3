import '../styles/results.css';
import type { Dataset } from '../../core/data/dataset.ts';
import type { View } from '../../core/protocol/messages.ts';
import type { Lab } from '../store/lab.ts';
import { percent, t, whole } from '../text.ts';
import { DigitOutput } from './results/digit-output.tsx';
import { sheetSamples } from './results/digit-samples.ts';
import { LossChart } from './results/loss-chart.tsx';
import { OutputBars } from './results/output-bars.tsx';
import { OutputMap } from './results/output-map.tsx';

/** Points along each side of the output's map; a narrow column needs no more than half its pixels. */
const finestMap = 120;

/** What the results show of a data set in a column of so many pixels, and so must be in frames. */
export function resultNeeds(dataset: Dataset, width = 2 * finestMap): Pick<View, 'outputGrid' | 'samples'> {
  return {
    outputGrid: dataset.plane ? Math.min(finestMap, Math.ceil(width / 2)) : 0,
    samples: dataset.image ? sheetSamples(dataset) : new Uint32Array(0),
  };
}

/** What comes out of the network, and how far that is from what should. */
export function Results({ lab }: { lab: Lab }) {
  const dataset = lab.dataset.value;
  return (
    <aside class="right results" aria-label={t().results}>
      <h2 class="title">
        {t().output}
        {dataset?.target.kind === 'classes' && <Accuracy lab={lab} />}
      </h2>
      {dataset && <Output lab={lab} dataset={dataset} />}
      <LossChart lab={lab} />
    </aside>
  );
}

function Output({ lab, dataset }: { lab: Lab; dataset: Dataset }) {
  if (dataset.plane) return <OutputMap lab={lab} dataset={dataset} plane={dataset.plane} />;
  if (dataset.image && dataset.target.kind === 'classes') return <DigitOutput lab={lab} dataset={dataset} />;
  return <OutputBars lab={lab} dataset={dataset} />;
}

/** The share of right answers, on test data if there are any; with its step when it was measured before this one. */
function Accuracy({ lab }: { lab: Lab }) {
  const frame = lab.calmFrame.value;
  if (!frame) return null;
  const { step, train, test } = frame.now;
  const onTest = test.count > 0;
  const { correct, count } = onTest ? test : train;
  return (
    <span class="value">
      {t().accuracy} <b>{percent(correct / count)}</b>{' '}
      <span class="cap">{onTest ? t().accuracyOnTest : t().training}</span>
      {step !== frame.step && <span class="cap"> {t().atStep(whole(step))}</span>}
    </span>
  );
}
