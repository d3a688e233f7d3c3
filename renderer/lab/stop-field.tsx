import { limits } from '../../core/limits.ts';
import { type StopKind, type StopRule, stopKinds } from '../../core/training/stop-rule.ts';
import { NumberField } from '../controls/number-field.tsx';
import { SelectField } from '../controls/select-field.tsx';
import type { Lab } from '../store/lab.ts';
import { plain, t } from '../text.ts';
import { wholeWithin } from './number-within.ts';

/** A rule as it is edited: one number, as people write it. */
interface Editing {
  readonly value: (rule: StopRule | undefined) => number;
  readonly rule: (value: number) => StopRule;
  readonly usual: readonly number[];
  readonly refuse: (value: number) => string | undefined;
}

const epochs = wholeWithin(1, limits.steps);

const editing: { readonly [Kind in StopKind]: Editing } = {
  epochs: {
    value: (rule) => (rule?.kind === 'epochs' ? rule.count : 400),
    rule: (count) => ({ kind: 'epochs', count }),
    usual: [1, 10, 100, 400, 1000],
    refuse: epochs,
  },
  loss: {
    value: (rule) => (rule?.kind === 'loss' ? rule.below : 0.01),
    rule: (below) => ({ kind: 'loss', below }),
    usual: [0.1, 0.01, 0.001],
    refuse: (value) => (value > 0 ? undefined : t().numberAbove(plain(0))),
  },
  accuracy: {
    value: (rule) => (rule?.kind === 'accuracy' ? Number((100 * rule.least).toPrecision(12)) : 95),
    rule: (percent) => ({ kind: 'accuracy', least: Number((percent / 100).toPrecision(12)) }),
    usual: [90, 95, 99, 100],
    refuse: (value) => (value > 0 && value <= 100 ? undefined : t().numberAboveTo(plain(0), plain(100))),
  },
  plateau: {
    value: (rule) => (rule?.kind === 'plateau' ? rule.epochs : 50),
    rule: (value) => ({ kind: 'plateau', epochs: value }),
    usual: [10, 50, 100],
    refuse: epochs,
  },
};

/** When playing stops by itself: the kind of rule and its number. */
export function StopField({ lab }: { lab: Lab }) {
  const rule = lab.stop.value;
  const regression = lab.dataset.value?.target.kind === 'values';
  // Numbers are never just right or wrong.
  const kinds = ['never' as const, ...stopKinds.filter((kind) => !(regression && kind === 'accuracy'))];
  const choose = (kind: (typeof kinds)[number]) => {
    lab.stopWhen(kind === 'never' ? undefined : editing[kind].rule(editing[kind].value(rule)));
  };
  return (
    <div class="stop-when">
      <SelectField
        label={t().stopWhen}
        width="11em"
        value={rule?.kind ?? 'never'}
        choices={kinds.map((value) => ({ value, text: t()[`stop.${value}`] }))}
        onChoose={choose}
      />
      {rule && (
        <NumberField
          key={rule.kind}
          label={t()[`stop.${rule.kind}`]}
          bare
          whole={rule.kind === 'epochs' || rule.kind === 'plateau'}
          width="5em"
          value={editing[rule.kind].value(rule)}
          suggestions={editing[rule.kind].usual}
          refuse={editing[rule.kind].refuse}
          onChange={(value) => lab.stopWhen(editing[rule.kind].rule(value))}
        />
      )}
    </div>
  );
}
