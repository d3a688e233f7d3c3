import { NumberField } from '../controls/number-field.tsx';
import { SelectField } from '../controls/select-field.tsx';
import type { Lab } from '../store/lab.ts';
import { plain, t } from '../text.ts';
import { numberWithin } from './number-within.ts';
import { penaltyName, penaltyOf } from './penalty.ts';
import { StripDialog } from './strip-dialog.tsx';

/** Usual strengths of the L1 and L2 penalty. */
const penalties = ['none', 'l1 0.001', 'l1 0.01', 'l2 0.001', 'l2 0.01', 'l2 0.1'] as const;

const refuseStrength = numberWithin(0, 1e6);

interface PenaltyFieldProps {
  readonly lab: Lab;
  readonly l1: number;
  readonly l2: number;
}

/** The penalty on large weights: a usual one from a list or, behind a button, any strengths of L1 and L2. */
export function PenaltyField({ lab, l1, l2 }: PenaltyFieldProps) {
  return (
    <div class="with-settings">
      <SelectField
        label={t().penalty}
        width="8em"
        value={penaltyName(l1, l2)}
        choices={penaltyChoices(l1, l2)}
        onChoose={(value) => {
          lab.tune(penaltyOf(value));
        }}
      />
      <StripDialog label={t().penaltySettings} title={t().penalty}>
        <p class="cap rule">{'g ← g + λ₁ sign(w) + λ₂ w'}</p>
        <NumberField label="L1 (λ₁)" value={l1} refuse={refuseStrength} onChange={(next) => lab.tune({ l1: next })} />
        <NumberField label="L2 (λ₂)" value={l2} refuse={refuseStrength} onChange={(next) => lab.tune({ l2: next })} />
      </StripDialog>
    </div>
  );
}

function penaltyChoices(l1: number, l2: number) {
  const own = penaltyName(l1, l2);
  const values: readonly string[] = penalties.includes(own as (typeof penalties)[number])
    ? penalties
    : [...penalties, own];
  return values.map((value) => {
    const { l1, l2 } = penaltyOf(value);
    const parts = [...(l1 > 0 ? [`L1 ${plain(l1)}`] : []), ...(l2 > 0 ? [`L2 ${plain(l2)}`] : [])];
    return { value, text: parts.join(' + ') || t().none };
  });
}
