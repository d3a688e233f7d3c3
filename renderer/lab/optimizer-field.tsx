import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type Optimizer, type OptimizerName, optimizerDefaults, optimizerNames } from '../../core/engine/optimizer.ts';
import { Button } from '../controls/button.tsx';
import { NumberField } from '../controls/number-field.tsx';
import { SelectField } from '../controls/select-field.tsx';
import type { Lab } from '../store/lab.ts';
import { plain, t } from '../text.ts';
import { numberWithin } from './number-within.ts';

/** The optimizer and, behind a button, its own settings. */
export function OptimizerField({ lab }: { lab: Lab }) {
  const { optimizer } = lab.settings.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const left = useSignal(0);
  const name = t()[`optimizer.${optimizer.name}`];
  const open = () => {
    left.value = dialog.current?.parentElement?.getBoundingClientRect().left ?? 0;
    dialog.current?.showModal();
  };
  const close = () => dialog.current?.close();
  const choose = (next: Optimizer) => lab.tune({ optimizer: next });
  return (
    <div class="optimizer">
      <SelectField<OptimizerName>
        label={t().optimizer}
        width="8.6em"
        value={optimizer.name}
        choices={optimizerNames.map((value) => ({ value, text: t()[`optimizer.${value}`] }))}
        onChoose={(value) => choose(optimizerDefaults[value])}
      />
      <Button
        label={t().optimizerSettings(name)}
        icon="tune"
        look="quiet"
        disabled={settingsOf(optimizer).length === 0}
        onPress={open}
      />
      <dialog
        class="dialog under-strip"
        ref={dialog}
        aria-label={t().optimizerSettings(name)}
        style={{ left: `${left.value}px` }}
        closedby="any"
      >
        <h2>
          {name}
          <Button label={t().close} icon="close" look="quiet" onPress={close} />
        </h2>
        <p class="cap rule">{rules[optimizer.name]}</p>
        {settingsOf(optimizer).map(({ key, value }) => (
          <NumberField
            key={`${optimizer.name} ${key}`}
            label={t()[`setting.${key}`]}
            value={value}
            refuse={key === 'epsilon' ? numberWithin(leastEpsilon, 1) : refuseShare}
            onChange={(next) => choose({ ...optimizer, [key]: next } as Optimizer)}
          />
        ))}
      </dialog>
    </div>
  );
}

type SettingName = 'momentum' | 'decay' | 'beta1' | 'beta2' | 'epsilon';

function settingsOf({ name: _, ...settings }: Optimizer): readonly { key: SettingName; value: number }[] {
  return Object.entries(settings).map(([key, value]) => ({ key: key as SettingName, value }));
}

/** What one update does, in the letters of the engine; η is the learning rate, g the gradient. */
const rules = {
  sgd: 'w ← w − η g',
  momentum: 'v ← m v − η g\nw ← w + v',
  nesterov: 'v ← m v − η g\nw ← w + m v − η g',
  adagrad: 'h ← h + g²\nw ← w − η g / (√h + ε)',
  rmsprop: 'h ← d h + (1 − d) g²\nw ← w − η g / (√h + ε)',
  adam: 'm ← β₁ m + (1 − β₁) g\nv ← β₂ v + (1 − β₂) g²\nw ← w − η √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)',
} as const satisfies Record<OptimizerName, string>;

const leastEpsilon = 1e-30;

function refuseShare(value: number): string | undefined {
  return value >= 0 && value < 1 ? undefined : t().numberFromBelow(plain(0), plain(1));
}
