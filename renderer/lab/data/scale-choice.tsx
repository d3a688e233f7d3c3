import type { Dataset } from '../../../core/data/dataset.ts';
import { type ScaleName, scaleNames } from '../../../core/data/scale-inputs.ts';
import { Segments } from '../../controls/segments.tsx';
import type { Lab } from '../../store/lab.ts';
import { plain, t, whole } from '../../text.ts';

/** Inputs whose scaling is told in the panel. */
const mostTold = 2;

/** Whether and how the inputs are scaled; what was done is told under it. Pixels are always scaled by their range. */
export function ScaleChoice({ lab, dataset }: { lab: Lab; dataset: Dataset }) {
  const { data } = lab.settings.value;
  if (dataset.image) return <p class="cap">{t().pixelsScaled}</p>;
  const { scale: _, ...unscaled } = data;
  return (
    <div class="scale-choice">
      <ScaleSegments
        value={data.scale}
        onChoose={(scale) => lab.configure({ data: scale ? { ...unscaled, scale } : unscaled })}
      />
      {dataset.scaling && <p class="cap">{scalingLines(dataset)}</p>}
    </div>
  );
}

interface ScaleSegmentsProps {
  readonly value: ScaleName | undefined;
  readonly onChoose: (value: ScaleName | undefined) => void;
}

export function ScaleSegments({ value, onChoose }: ScaleSegmentsProps) {
  return (
    <div class="choice-row" title={t()[`scale.${value ?? 'off'}Hint`]}>
      <span>{t().scaleWord}</span>
      <Segments<ScaleName | 'off'>
        label={t().scaleInputs}
        value={value ?? 'off'}
        choices={(['off', ...scaleNames] as const).map((name) => ({ value: name, text: t()[`scale.${name}`] }))}
        onChoose={(name) => onChoose(name === 'off' ? undefined : name)}
      />
    </div>
  );
}

function scalingLines(dataset: Dataset) {
  const told = Math.min(mostTold, dataset.features);
  const more = dataset.features - told;
  return (
    <>
      {Array.from({ length: told }, (_, feature) => (
        <span key={feature}>{scalingOf(dataset, feature)}</span>
      ))}
      {more > 0 && <span>{t().moreInputs(whole(more))}</span>}
    </>
  );
}

/** What was done to one input, in words; empty when nothing was. */
export function scalingOf({ scaling, columns }: Dataset, feature: number): string {
  if (!scaling) return '';
  const name = columns?.inputs[feature] ?? inputName(feature);
  const [centre, spread] = [scaling.centre[feature]!, scaling.spread[feature]!];
  const short = (value: number) => plain(Number(value.toPrecision(3)));
  return scaling.kind === 'standard'
    ? t().scaledBy(name, short(centre), short(spread))
    : t().scaledFrom(name, short(centre - spread), short(centre + spread));
}

/** What an input is called when its file has no name for it: x₁, x₂, … */
export function inputName(feature: number): string {
  return `x${[...String(feature + 1)].map((digit) => String.fromCodePoint(0x2080 + Number(digit))).join('')}`;
}
