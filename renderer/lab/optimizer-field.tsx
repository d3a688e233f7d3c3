import { type Optimizer, type OptimizerName, optimizerDefaults, optimizerNames } from '../../core/engine/optimizer.ts';
import { NumberField } from '../controls/number-field.tsx';
import { SelectField } from '../controls/select-field.tsx';
import type { Lab } from '../store/lab.ts';
import { plain, t } from '../text.ts';
import { numberWithin } from './number-within.ts';
import { StripDialog } from './strip-dialog.tsx';

/** The optimizer and, behind a button, its own settings. */
export function OptimizerField({ lab }: { lab: Lab }) {
  const { optimizer } = lab.settings.value;
  const name = t()[`optimizer.${optimizer.name}`];
  const choose = (next: Optimizer) => lab.tune({ optimizer: next });
  return (
    <div class="with-settings">
      <SelectField<OptimizerName>
        label={t().optimizer}
        width="8.6em"
        value={optimizer.name}
        choices={optimizerNames.map((value) => ({ value, text: t()[`optimizer.${value}`] }))}
        onChoose={(value) => choose(optimizerDefaults[value])}
      />
      <StripDialog label={t().optimizerSettings(name)} title={name} disabled={settingsOf(optimizer).length === 0}>
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
      </StripDialog>
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
