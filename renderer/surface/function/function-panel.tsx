import type { ReadonlySignal } from '@preact/signals';
import { type Optimizer, optimizerNames } from '../../../core/engine/optimizer.ts';
import { planeFunctionNames } from '../../../core/surface/functions.ts';
import { NumberField } from '../../controls/number-field.tsx';
import { SelectField } from '../../controls/select-field.tsx';
import type { Lab } from '../../store/lab.ts';
import { t } from '../../text.ts';
import { HeightLegend } from '../height-legend.tsx';
import { LaneCheck, LastLane } from '../lane-check.tsx';
import type { Picture } from '../picture.ts';
import { TakeAway } from '../take-away.tsx';
import { FormulaField } from './formula-field.tsx';
import type { FunctionStore, Lane } from './function-store.ts';
import { laneName } from './lane-name.ts';
import { takenFunction } from './taken-function.ts';

interface PanelProps {
  readonly lab: Lab;
  readonly store: FunctionStore;
  readonly picture: ReadonlySignal<Picture | undefined>;
}

/** The function, and which descents are compared on it: optimizers, or learning rates of one. */
export function FunctionPanel({ lab, store, picture }: PanelProps) {
  const own = store.name.value === 'own';
  const on = store.lanes.value.filter((lane) => lane.on).length;
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
      <SelectField
        label={t().compare}
        value={store.difference.value}
        choices={(['optimizers', ...optimizerNames] as const).map((value) => ({
          value,
          text: value === 'optimizers' ? t()['compare.optimizers'] : t().ratesOf(t()[`optimizer.${value}`]),
        }))}
        onChoose={store.compare}
      />
      <fieldset class="lane-list">
        <legend class="title">
          <span>{store.difference.value === 'optimizers' ? t().optimizer : t()['compare.rates']}</span>
          <span class="value cap">{t().learningRate}</span>
        </legend>
        {store.lanes.value.map((lane) => (
          <LaneLine key={lane.place} lane={lane} store={store} isLast={lane.on && on === 1} />
        ))}
        {on === 1 && <LastLane />}
      </fieldset>
      <OwnSettings store={store} />
      <HeightLegend picture={picture} title={t().heightOfFunction} />
      <TakeAway lab={lab} taken={takenFunction(store)} />
    </aside>
  );
}

/** Whether an optimizer takes part, and how fast it learns. */
function LaneLine({ lane, store, isLast }: { lane: Lane; store: FunctionStore; isLast: boolean }) {
  const name = laneName(lane, store.difference.value);
  return (
    <div class="lane-line">
      <LaneCheck
        {...{ on: lane.on, look: lane.place, name, isLast }}
        onChange={(on) => store.setLane(lane.place, { on })}
      />
      <NumberField
        label={t().rateOf(name)}
        value={lane.learningRate}
        refuse={(rate) => (rate > 0 ? undefined : t().rateAboveZero)}
        onChange={(learningRate) => store.setLane(lane.place, { learningRate })}
      />
    </div>
  );
}

/** What the optimizer in hand remembers, from 0 (nothing) to below 1: momentum or decay. */
function OwnSettings({ store }: { store: FunctionStore }) {
  const lane = store.lanes.value[store.chosen.value]!;
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
          onChange={(share) => {
            const optimizer = { ...lane.optimizer, [key]: share } as Optimizer;
            // Lanes of one optimizer differ in their rates alone.
            for (const one of store.lanes.value)
              if (one.optimizer.name === name) store.setLane(one.place, { optimizer });
          }}
        />
      ))}
    </div>
  );
}

const memories = ['momentum', 'decay', 'beta1', 'beta2'] as const;
type Memory = (typeof memories)[number];
const isMemory = (key: string): key is Memory => (memories as readonly string[]).includes(key);
