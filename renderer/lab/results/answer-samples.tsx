import type { Dataset } from '../../../core/data/dataset.ts';
import type { Lab } from '../../store/lab.ts';
import { real, t, whole } from '../../text.ts';
import type { Answered } from './answered.ts';
import { SampleStill } from './sample-still.tsx';

interface AnswerSamplesProps {
  readonly lab: Lab;
  readonly dataset: Dataset;
  readonly label: string;
  readonly samples: readonly Answered[];
}

/** Samples with their targets and answers, as pictures or in a table. A click takes one in hand. */
export function AnswerSamples({ lab, dataset, label, samples }: AnswerSamplesProps) {
  const chosen = lab.sample.value;
  const choose = (sample: number) => () => {
    lab.sample.value = sample;
  };
  if (dataset.image) {
    return (
      <fieldset class="sheet answered" aria-label={label}>
        {samples.map((one) => (
          <button
            key={one.sample}
            type="button"
            aria-pressed={one.sample === chosen}
            aria-label={nameOf(one)}
            title={nameOf(one)}
            onClick={choose(one.sample)}
          >
            <SampleStill dataset={dataset} sample={one.sample} />
            <span>
              {one.target} → {one.answer}
            </span>
            <span>{one.loss === undefined ? one.output : real(one.loss)}</span>
          </button>
        ))}
      </fieldset>
    );
  }
  const withLoss = samples.some(({ loss }) => loss !== undefined);
  const divides = dataset.target.kind === 'classes';
  return (
    <div class="answered-table">
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{dataset.features === 2 ? '(x₁, x₂)' : '#'}</th>
            <th scope="col">{t().sampleTarget}</th>
            <th scope="col">{t().answer}</th>
            {divides && <th scope="col">{t().output}</th>}
            {withLoss && <th scope="col">{t().loss}</th>}
          </tr>
        </thead>
        <tbody>
          {samples.map((one) => (
            <tr key={one.sample}>
              <td>
                <button
                  type="button"
                  aria-pressed={one.sample === chosen}
                  aria-label={nameOf(one)}
                  onClick={choose(one.sample)}
                >
                  {placeOf(dataset, one.sample)}
                </button>
              </td>
              <td>{one.target}</td>
              <td>{one.answer}</td>
              {divides && <td>{one.output}</td>}
              {withLoss && <td>{real(one.loss ?? Number.NaN, 3)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function nameOf({ sample, target, answer, loss }: Answered): string {
  const parts = [t().sampleNumber(whole(sample + 1)), t().targetAndAnswer(target, answer)];
  if (loss !== undefined) parts.push(t().lossIs(real(loss, 3)));
  return parts.join(', ');
}

function placeOf({ features, inputs }: Dataset, sample: number): string {
  if (features !== 2) return whole(sample + 1);
  return `(${real(inputs[2 * sample]!)}, ${real(inputs[2 * sample + 1]!)})`;
}
