import { useMemo } from 'preact/hooks';
import type { Dataset } from '../../../core/data/dataset.ts';
import type { Lab } from '../../store/lab.ts';
import { percent, t } from '../../text.ts';
import { type Answer, answerOf } from './digit-answer.ts';
import { sheetColumns, sheetSamples } from './digit-samples.ts';
import { arrowDirection } from './nearest-sample.ts';
import { OutputBars } from './output-bars.tsx';
import { SampleStill } from './sample-still.tsx';

const steps = { left: -1, right: 1, up: -sheetColumns, down: sheetColumns } as const;

/** What the network says about some pictures. The chosen one is shown large, with all its outputs. */
export function DigitOutput({ lab, dataset }: { lab: Lab; dataset: Dataset }) {
  const samples = useMemo(() => sheetSamples(dataset), [dataset]);
  const chosen = lab.sample.value;
  const frame = lab.calmFrame.value;
  const reachable = samples.includes(chosen) ? chosen : samples[0];

  function walk(event: KeyboardEvent): void {
    const direction = arrowDirection(event.key);
    const next = direction && samples[samples.indexOf(chosen) + steps[direction]];
    if (direction) event.preventDefault();
    if (next === undefined) return;
    lab.sample.value = next;
    const buttons = (event.currentTarget as HTMLElement).querySelectorAll('button');
    buttons[samples.indexOf(next)]?.focus();
  }

  return (
    <div class="digit-output">
      {/* Arrow keys walk the sheet; each picture is a button of its own. */}
      <fieldset class="sheet" aria-label={t().predictedDigits} onKeyDown={walk}>
        {[...samples].map((sample) => (
          <DigitTile
            key={sample}
            dataset={dataset}
            sample={sample}
            answer={answerOf(dataset, frame, sample)}
            chosen={sample === chosen}
            reachable={sample === reachable}
            onChoose={() => {
              lab.sample.value = sample;
            }}
          />
        ))}
      </fieldset>
      <div class="in-hand">
        <SampleStill dataset={dataset} sample={chosen} />
        <OutputBars lab={lab} dataset={dataset} />
      </div>
    </div>
  );
}

interface DigitTileProps {
  readonly dataset: Dataset;
  readonly sample: number;
  readonly answer: Answer | undefined;
  readonly chosen: boolean;
  readonly reachable: boolean;
  readonly onChoose: () => void;
}

function DigitTile({ dataset, sample, answer, chosen, reachable, onChoose }: DigitTileProps) {
  const { target } = dataset;
  const truth = target.kind === 'classes' ? target.names[target.labels[sample]!]! : '';
  const verdict = answer && (answer.right ? t().right : t().wrong);
  const label = answer ? `${t().predictedAs(truth, answer.name, percent(answer.output))}, ${verdict}` : truth;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-label={label}
      title={label}
      tabIndex={reachable ? 0 : -1}
      onClick={onChoose}
    >
      <SampleStill dataset={dataset} sample={sample} />
      <span class={answer && !answer.right ? 'wrong' : undefined}>
        {answer ? answer.name : '–'}
        {answer && (answer.right ? ' ✓' : ' ✗')}
      </span>
    </button>
  );
}
