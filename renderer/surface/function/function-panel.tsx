import type { ReadonlySignal } from '@preact/signals';
import { type Optimizer, optimizerNames } from '../../../core/engine/optimizer.ts';
import { planeFunctionNames } from '../../../core/surface/functions.ts';
import { NumberField } from '../../controls/number-field.tsx';
import { SelectField } from '../../controls/select-field.tsx';
import { t } from '../../text.ts';
import { HeightLegend } from '../height-legend.tsx';
import { LaneMark } from '../lane-mark.tsx';
import type { Picture } from '../picture.ts';
import { FormulaField } from './formula-field.tsx';
import type { FunctionStore, Lane } from './function-store.ts';

interface PanelProps {
  readonly store: FunctionStore;
  readonly picture: ReadonlySignal<Picture | undefined>;
}

/** The function, and which optimizers descend on it with which learning rates. */
export function FunctionPanel({ store, picture }: PanelProps) {
  const own = store.name.value === 'own';
  return (
    <aside class="left surface-left function-left" aria-label={t().functionPanel}>
      <SelectField
        label={t().functionName}
        value={store.name.value}
        choices={[
          ...planeFunctionNames.map((value) => ({ value, text: t()[`function.${value}`] })),
          ...(own ? [{ value: 'own' as const, text: t().functionOwn }] : []),
        ]}
        onChoose={(name) => {
          if (name !== 'own') store.choose(name);
        }}
      />
      <FormulaField store={store} />
      <fieldset class="lane-list">
        <legend class="title">
          <span>{t().optimizer}</span>
          <span class="value cap">{t().learningRate}</span>
        </legend>
        {store.lanes.value.map((lane) => (
          <LaneLine key={lane.optimizer.name} lane={lane} store={store} />
        ))}
      </fieldset>
      <OwnSettings store={store} />
      <HeightLegend picture={picture} title={t().heightOfFunction} />
    </aside>
  );
}

/** Whether an optimizer takes part, and how fast it learns. */
function LaneLine({ lane, store }: { lane: Lane; store: FunctionStore }) {
  const { name } = lane.optimizer;
  const shown = t()[`optimizer.${name}`];
  return (
    <div class="lane-line">
      <label>
        <input
          type="checkbox"
          checked={lane.on}
          onChange={(event) => store.setLane(name, { on: event.currentTarget.checked })}
        />
        <LaneMark lane={optimizerNames.indexOf(name)} />
        {shown}
      </label>
      <NumberField
        label={t().rateOf(shown)}
        value={lane.learningRate}
        refuse={(rate) => (rate > 0 ? undefined : t().rateAboveZero)}
        onChange={(learningRate) => store.setLane(name, { learningRate })}
      />
    </div>
  );
}

/** What the optimizer in hand remembers, from 0 (nothing) to below 1: momentum or decay. */
function OwnSettings({ store }: { store: FunctionStore }) {
  const lane = store.lanes.value.find(({ optimizer }) => optimizer.name === store.chosen.value);
  if (!lane) return null;
  const { name } = lane.optimizer;
  const memories = Object.entries(lane.optimizer).filter(([key]) => isMemory(key));
  return (
    <div class="lane-settings">
      {memories.map(([key, value]) => (
        <NumberField
          key={`${name} ${key}`}
          label={`${t()[`optimizer.${name}`]}, ${t()[`optimizerSetting.${key as Memory}`]}`}
          value={value as number}
          refuse={(share) => (share >= 0 && share < 1 ? undefined : t().shareBelowOne)}
          onChange={(share) => store.setLane(name, { optimizer: { ...lane.optimizer, [key]: share } as Optimizer })}
        />
      ))}
    </div>
  );
}

const memories = ['momentum', 'decay', 'beta1', 'beta2'] as const;
type Memory = (typeof memories)[number];
const isMemory = (key: string): key is Memory => (memories as readonly string[]).includes(key);
