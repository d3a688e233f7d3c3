import type { Dataset } from '../../../core/data/dataset.ts';
import type { Lab } from '../../store/lab.ts';
import { t } from '../../text.ts';
import { AnswerSamples } from './answer-samples.tsx';
import { answeredAt } from './answered.ts';
import { useAnswers } from './shown-answers.ts';

/** Samples that there is room for. */
const mostPictures = 21;

/** The samples with the largest losses, the largest first. */
export function WorstView({ lab, dataset }: { lab: Lab; dataset: Dataset }) {
  const answers = useAnswers(lab).value;
  if (!answers) return <p class="cap">{t().noAnswers}</p>;
  const { loss } = lab.settings.value;
  const caption = t().worstCaption(answers.set === 'test' ? t().test : t().training);
  const samples = [...answers.worst.subarray(0, mostPictures)].map((sample, i) => ({
    ...answeredAt(dataset, answers, loss, sample),
    loss: answers.worstLosses[i]!,
  }));
  return (
    <div class="worst">
      <p class="cap">{caption}</p>
      <AnswerSamples lab={lab} dataset={dataset} label={caption} samples={samples} />
    </div>
  );
}
