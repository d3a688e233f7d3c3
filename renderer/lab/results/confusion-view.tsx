import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Dataset } from '../../../core/data/dataset.ts';
import type { Answers } from '../../../core/training/answers.ts';
import { confusionOf, takenFor } from '../../../core/training/confusion.ts';
import { Button } from '../../controls/button.tsx';
import type { Lab } from '../../store/lab.ts';
import { t, whole } from '../../text.ts';
import { AnswerSamples } from './answer-samples.tsx';
import { answeredAt, firstAnswered } from './answered.ts';
import { arrowDirection } from './nearest-sample.ts';
import { useAnswers } from './shown-answers.ts';

/** More classes than this have no room for a number in each cell. */
const mostClasses = 12;
/** Samples of one cell that are listed. */
const mostSamples = 21;

interface Cell {
  readonly truth: number;
  readonly answer: number;
}

const steps = { left: [0, -1], right: [0, 1], up: [-1, 0], down: [1, 0] } as const;

interface ConfusionProps {
  readonly lab: Lab;
  readonly dataset: Dataset;
}

/** How often each class was taken for each. A cell says its numbers and leads to its samples. */
export function ConfusionView({ lab, dataset }: ConfusionProps) {
  const answers = useAnswers(lab);
  const opened = useSignal<Cell | undefined>(undefined);
  const pointed = useSignal<Cell>({ truth: 0, answer: 0 });
  const { target } = dataset;
  if (target.kind !== 'classes') return null;
  if (!answers.value) return <p class="cap">{t().noAnswers}</p>;
  const labels = target.labels.subarray(firstAnswered(answers.value, dataset));
  const counts = confusionOf(labels, answers.value.classes, target.names.length);
  const say = ({ truth, answer }: Cell) => {
    const row = counts.subarray(truth * target.names.length, (truth + 1) * target.names.length);
    const all = row.reduce((sum, count) => sum + count, 0);
    return t().confusionCell(target.names[truth]!, target.names[answer]!, whole(row[answer]!), whole(all));
  };

  if (opened.value) {
    return (
      <CellSamples
        lab={lab}
        dataset={dataset}
        answers={answers.value}
        cell={opened.value}
        title={say(opened.value)}
        onClose={() => {
          opened.value = undefined;
        }}
      />
    );
  }
  return (
    <div class="confusion">
      <Matrix
        names={target.names}
        counts={counts}
        pointed={pointed.value}
        say={say}
        onPoint={(cell) => {
          pointed.value = cell;
        }}
        onOpen={(cell) => {
          opened.value = cell;
        }}
      />
      <p>{say(pointed.value)}</p>
      <p class="cap">
        {t().confusionCaption}
        {target.names.length > mostClasses && ` ${t().classesShown(whole(mostClasses), whole(target.names.length))}`}
      </p>
    </div>
  );
}

interface MatrixProps {
  readonly names: readonly string[];
  readonly counts: Uint32Array;
  readonly pointed: Cell;
  readonly say: (cell: Cell) => string;
  readonly onPoint: (cell: Cell) => void;
  readonly onOpen: (cell: Cell) => void;
}

function Matrix({ names, counts, pointed, say, onPoint, onOpen }: MatrixProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = names.slice(0, mostClasses);

  function walk(event: KeyboardEvent): void {
    const direction = arrowDirection(event.key);
    if (!direction) return;
    event.preventDefault();
    const within = (place: number) => Math.max(0, Math.min(shown.length - 1, place));
    const [down, right] = steps[direction];
    const cell = { truth: within(pointed.truth + down), answer: within(pointed.answer + right) };
    body.current?.querySelectorAll('button')[cell.truth * shown.length + cell.answer]?.focus();
  }

  return (
    <table aria-label={t()['results.confusion']}>
      <thead>
        <tr>
          <td />
          {shown.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={walk}>
        {shown.map((name, truth) => {
          const row = counts.subarray(truth * names.length, (truth + 1) * names.length);
          const all = Math.max(
            1,
            row.reduce((sum, count) => sum + count, 0),
          );
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              {shown.map((other, answer) => {
                const cell = { truth, answer };
                const inTabOrder = truth === pointed.truth && answer === pointed.answer;
                return (
                  <td key={other}>
                    <button
                      type="button"
                      class={truth === answer ? 'right-answer' : undefined}
                      style={{ '--share': percentOf(row[answer]! / all) }}
                      aria-label={say(cell)}
                      tabIndex={inTabOrder ? 0 : -1}
                      onFocus={() => onPoint(cell)}
                      onPointerEnter={() => onPoint(cell)}
                      onClick={() => onOpen(cell)}
                    >
                      {row[answer] === 0 ? '' : whole(row[answer]!)}
                    </button>
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const percentOf = (share: number) => `${Math.round(100 * share)}%`;

interface CellSamplesProps extends ConfusionProps {
  readonly answers: Answers;
  readonly cell: Cell;
  readonly title: string;
  readonly onClose: () => void;
}

/** The samples of one cell. */
function CellSamples({ lab, dataset, answers, cell, title, onClose }: CellSamplesProps) {
  const { target } = dataset;
  if (target.kind !== 'classes') return null;
  const first = firstAnswered(answers, dataset);
  const { loss } = lab.settings.value;
  const places = takenFor(target.labels.subarray(first), answers.classes, cell.truth, cell.answer);
  const samples = [...places.subarray(0, mostSamples)].map((place) =>
    answeredAt(dataset, answers, loss, first + place),
  );
  return (
    <div class="confusion">
      <div class="title">
        <Button label={t().backToConfusion} icon="back" look="quiet" onPress={onClose} />
        <span>{title}</span>
      </div>
      <AnswerSamples lab={lab} dataset={dataset} label={title} samples={samples} />
      {places.length > samples.length && (
        <p class="cap">{t().samplesShown(whole(samples.length), whole(places.length))}</p>
      )}
    </div>
  );
}
