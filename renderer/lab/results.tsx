import '../styles/results.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Dataset } from '../../core/data/dataset.ts';
import { Segments } from '../controls/segments.tsx';
import type { Lab } from '../store/lab.ts';
import { percent, t, whole } from '../text.ts';
import { ConfusionView } from './results/confusion-view.tsx';
import { DigitOutput } from './results/digit-output.tsx';
import { sheetSamples } from './results/digit-samples.ts';
import { OutputBars } from './results/output-bars.tsx';
import { OutputMap } from './results/output-map.tsx';
import { RunChart } from './results/run-chart.tsx';
import { WorstView } from './results/worst-view.tsx';

/** The samples that the results show of a data set: their outputs must be in frames. */
export function resultSamples(dataset: Dataset): Uint32Array {
  return dataset.image ? sheetSamples(dataset) : new Uint32Array(0);
}

type Side = 'output' | 'confusion' | 'worst';

/** What comes out of the network, how far that is from what should, and for which samples. */
export function Results({ lab }: { lab: Lab }) {
  const dataset = lab.dataset.value;
  const side = useSignal<Side>('output');
  const divides = dataset?.target.kind === 'classes';
  const shown = side.value === 'confusion' && !divides ? 'output' : side.value;
  useEffect(() => {
    lab.asked.value = { ...lab.asked.peek(), answers: shown !== 'output' };
  }, [lab, shown]);
  return (
    <aside class="right results" aria-label={t().results}>
      <h2 class="reader-only">{t().output}</h2>
      <div class="title">
        {dataset && (
          <Segments<Side>
            label={t().results}
            value={shown}
            choices={[
              { value: 'output', text: outputName(dataset) },
              ...(divides ? [{ value: 'confusion' as const, text: t()['results.confusion'] }] : []),
              { value: 'worst', text: t()['results.worst'] },
            ]}
            onChoose={(next) => {
              side.value = next;
            }}
          />
        )}
        {divides && <Accuracy lab={lab} />}
      </div>
      {dataset && shown === 'output' && <Output lab={lab} dataset={dataset} />}
      {dataset && shown === 'confusion' && <ConfusionView key={dataset.name} lab={lab} dataset={dataset} />}
      {dataset && shown === 'worst' && <WorstView lab={lab} dataset={dataset} />}
      <RunChart lab={lab} />
    </aside>
  );
}

function outputName({ plane, image }: Dataset): string {
  if (plane) return t()['results.map'];
  return image ? t()['results.digits'] : t()['results.outputs'];
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
    <span class="value accuracy">
      <span>
        <span class="reader-only">{t().accuracy}</span> <b>{percent(correct / count)}</b>{' '}
        {onTest ? t().accuracyOnTest : t().training}
      </span>
      {step !== frame.step && <span class="cap">{t().atStep(whole(step))}</span>}
    </span>
  );
}
