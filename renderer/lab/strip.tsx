import { useComputed } from '@preact/signals';
import { lossNames } from '../../core/engine/network.ts';
import { orderSeed } from '../../core/engine/order.ts';
import { limits } from '../../core/limits.ts';
import type { Settings } from '../../core/training/settings.ts';
import { Button } from '../controls/button.tsx';
import { NumberField } from '../controls/number-field.tsx';
import { SelectField } from '../controls/select-field.tsx';
import type { Lab } from '../store/lab.ts';
import { plain, t } from '../text.ts';
import { CopyLink } from './copy-link.tsx';
import { refuseRate, wholeWithin } from './number-within.ts';
import { OptimizerField } from './optimizer-field.tsx';
import { PenaltyField } from './penalty-field.tsx';
import { StopField } from './stop-field.tsx';
import { TwinButton } from './twin/twin-button.tsx';

const rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];
const batches = [1, 4, 10, 32, 100, 256];
/** Usual start weights: the book's two standard deviations, then those that fit the width of a layer. */
const starts = ['0.01', '1', 'xavier', 'he'] as const;

/** What can change in a running network, as it is at the step on screen; changes only when a number does. */
function useTunable(lab: Lab) {
  const now = useComputed(() => lab.calmFrame.value?.tunable ?? lab.settings.value);
  return {
    learningRate: useComputed(() => now.value.learningRate).value,
    batch: useComputed(() => now.value.batch).value,
    l1: useComputed(() => now.value.l1).value,
    l2: useComputed(() => now.value.l2).value,
  };
}

/** The settings of training. Loss, start weights and seed start a new run; the others change the run as it goes. */
export function Strip({ lab }: { lab: Lab }) {
  const settings = lab.settings.value;
  const { learningRate, batch, l1, l2 } = useTunable(lab);
  const regression = lab.dataset.value?.target.kind === 'values';

  return (
    <section class="strip" aria-label={t().settings}>
      <NumberField
        label={t().learningRate}
        width="7.5em"
        value={learningRate}
        suggestions={rates}
        refuse={refuseRate}
        onChange={(value) => lab.tune({ learningRate: value })}
      />
      <OptimizerField lab={lab} />
      <NumberField
        label={t().batch}
        width="6em"
        whole
        value={batch}
        suggestions={batches}
        refuse={wholeWithin(1, limits.batch)}
        onChange={(value) => lab.tune({ batch: value })}
      />
      <SelectField
        label={t().loss}
        width="13.5em"
        value={settings.loss}
        choices={(regression ? lossNames.slice(0, 1) : lossNames).map((value) => ({
          value,
          text: t()[`loss.${value}`],
        }))}
        onChoose={(loss) => lab.configure({ loss })}
      />
      <SelectField
        label={t().startWeights}
        width="8em"
        value={String(settings.initialisation)}
        choices={startChoices(settings)}
        onChoose={(value) => {
          lab.configure({ initialisation: value === 'xavier' || value === 'he' ? value : Number(value) });
        }}
      />
      <PenaltyField lab={lab} l1={l1} l2={l2} />
      <NumberField
        label={t().seed}
        width="5.5em"
        whole
        value={settings.seed}
        refuse={wholeWithin(0, Number.MAX_SAFE_INTEGER)}
        onChange={(seed) => lab.configure({ seed })}
      />
      <span class="seed-buttons">
        <Button
          label={t().newSeed}
          icon="dice"
          look="quiet"
          onPress={() => lab.configure({ seed: settings.seed + 1 })}
        />
        <Button
          label={t().newOrder}
          icon="shuffle"
          look="quiet"
          onPress={() => lab.tune({ order: orderSeed(lab.settings.peek()) + 1 })}
        />
      </span>
      <StopField lab={lab} />
      <span class="grow" />
      <TwinButton lab={lab} />
      <CopyLink lab={lab} />
    </section>
  );
}

function startChoices({ initialisation }: Settings) {
  const own = String(initialisation);
  const values: readonly string[] = starts.includes(own as (typeof starts)[number]) ? starts : [own, ...starts];
  return values.map((value) => ({
    value,
    text: value === 'xavier' || value === 'he' ? t()[value] : t().standardDeviation(plain(Number(value))),
  }));
}
