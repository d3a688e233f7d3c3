import { activationNames, lossNames } from '../../../core/engine/network.ts';
import { optimizerDefaults, optimizerNames } from '../../../core/engine/optimizer.ts';
import { limits } from '../../../core/limits.ts';
import { type Difference, type DifferenceName, differenceNames } from '../../../core/training/difference.ts';
import type { Settings } from '../../../core/training/settings.ts';
import { NumberField } from '../../controls/number-field.tsx';
import { SelectChip } from '../../controls/select-field.tsx';
import type { Lab } from '../../store/lab.ts';
import { plain, t } from '../../text.ts';
import { numberWithin, refuseRate, wholeWithin } from '../number-within.ts';

/** In which setting the second lane differs, and its value there. */
export function DifferenceField({ lab, difference }: { lab: Lab; difference: Difference }) {
  const regression = lab.dataset.value?.target.kind === 'values';
  const names = differenceNames.filter((name) => !(regression && name === 'loss'));
  return (
    <>
      <SelectChip<DifferenceName>
        label={t().differsIn}
        value={difference.in}
        choices={names.map((value) => ({ value, text: differenceName(value) }))}
        onChoose={(name) => lab.compare(usualDifference(name, lab.settings.value))}
      />
      <Value difference={difference} onChange={lab.compare} />
    </>
  );
}

interface ValueProps {
  readonly difference: Difference;
  readonly onChange: (difference: Difference) => void;
}

function Value({ difference, onChange }: ValueProps) {
  const label = differenceName(difference.in);
  const number = (refuse: (value: number) => string | undefined, take: (value: number) => Difference) => (
    <NumberField
      key={difference.in}
      label={label}
      bare
      whole={difference.in === 'batch'}
      width="6em"
      value={Number(difference.value)}
      refuse={refuse}
      onChange={(value) => onChange(take(value))}
    />
  );
  const choice = <T extends string>(
    value: T,
    values: readonly T[],
    text: (value: T) => string,
    take: (value: T) => Difference,
  ) => (
    <SelectChip<T>
      label={label}
      value={value}
      choices={values.map((one) => ({ value: one, text: text(one) }))}
      onChoose={(one) => onChange(take(one))}
    />
  );
  switch (difference.in) {
    case 'learningRate':
      return number(refuseRate, (value) => ({ in: 'learningRate', value }));
    case 'batch':
      return number(wholeWithin(1, limits.batch), (value) => ({ in: 'batch', value }));
    case 'l2':
      return number(numberWithin(0, mostPenalty), (value) => ({ in: 'l2', value }));
    case 'optimizer':
      return choice(
        difference.value.name,
        optimizerNames,
        (name) => t()[`optimizer.${name}`],
        (name) => ({ in: 'optimizer', value: optimizerDefaults[name] }),
      );
    case 'activation':
      return choice(
        difference.value,
        activationNames,
        (name) => t()[`activation.${name}`],
        (value) => ({ in: 'activation', value }),
      );
    case 'initialisation':
      return choice(
        String(difference.value),
        [...new Set([String(difference.value), ...starts])],
        startText,
        (text) => ({ in: 'initialisation', value: text === 'xavier' || text === 'he' ? text : Number(text) }),
      );
    case 'loss':
      return choice(
        difference.value,
        lossNames,
        (name) => t()[`loss.${name}`],
        (value) => ({ in: 'loss', value }),
      );
    default:
      return difference satisfies never;
  }
}

/** As settings allow. */
const mostPenalty = 1e6;

const starts = ['0.01', '1', 'xavier', 'he'];

const startText = (text: string): string =>
  text === 'xavier' || text === 'he' ? t()[text] : t().standardDeviation(plain(Number(text)));

function differenceName(name: DifferenceName): string {
  if (name === 'initialisation') return t().startWeights;
  if (name === 'l2') return t().penaltyL2;
  return name === 'activation' ? t().activation : t()[name];
}

/** The name and value of a setting, in words. */
export function differenceText(name: DifferenceName, settings: Settings): string {
  return `${differenceName(name)} ${valueText(name, settings)}`;
}

function valueText(name: DifferenceName, settings: Settings): string {
  switch (name) {
    case 'learningRate':
    case 'batch':
    case 'l2':
      return plain(settings[name]);
    case 'optimizer':
      return t()[`optimizer.${settings.optimizer.name}`];
    case 'activation':
      return [...new Set(settings.hidden.map(({ activation }) => t()[`activation.${activation}`]))].join(', ') || '–';
    case 'initialisation':
      return startText(String(settings.initialisation));
    case 'loss':
      return t()[`loss.${settings.loss}`];
    default:
      return name satisfies never;
  }
}

/** What is worth comparing with the present value of a setting. */
function usualDifference(name: DifferenceName, settings: Settings): Difference {
  switch (name) {
    case 'learningRate':
      return { in: name, value: Number((3 * settings.learningRate).toPrecision(6)) };
    case 'batch':
      return { in: name, value: settings.batch === 1 ? 10 : 1 };
    case 'l2':
      return { in: name, value: settings.l2 === 0 ? 0.01 : 0 };
    case 'optimizer':
      return { in: name, value: optimizerDefaults[settings.optimizer.name === 'momentum' ? 'sgd' : 'momentum'] };
    case 'activation':
      return { in: name, value: settings.hidden[0]?.activation === 'sigmoid' ? 'relu' : 'sigmoid' };
    case 'initialisation':
      return { in: name, value: settings.initialisation === 'he' ? 'xavier' : 'he' };
    case 'loss':
      return {
        in: name,
        value: settings.loss === 'binary-cross-entropy' ? 'squared-error' : 'binary-cross-entropy',
      };
    default:
      return name satisfies never;
  }
}
