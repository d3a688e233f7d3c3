import { gradientKinds } from '../../../core/surface/descent.ts';
import type { Pair } from '../../../core/surface/function-update.ts';
import { NumberField } from '../../controls/number-field.tsx';
import { SelectField } from '../../controls/select-field.tsx';
import { Switch } from '../../controls/switch.tsx';
import { t } from '../../text.ts';
import type { FunctionStore } from './function-store.ts';

/** Half a side of the square at least and at most: beyond, float32 pictures lose their digits. */
const [leastHalf, mostHalf] = [1e-3, 1e6];

/** Where descents start, how slopes are found, and how the function is drawn. */
export function FunctionSettings({ store }: { store: FunctionStore }) {
  const [x, y] = store.start.value;
  const move = (start: Pair) => store.startAt(start);
  const square = store.square.value;
  return (
    <>
      <NumberField label={t().startX} width="5em" value={x} onChange={(value) => move([value, y])} />
      <NumberField label={t().startY} width="5em" value={y} onChange={(value) => move([x, value])} />
      <NumberField
        label={t().rangeHalf}
        width="5em"
        value={square.half}
        refuse={(half) => (half >= leastHalf && half <= mostHalf ? undefined : t().rangeLimits)}
        onChange={(half) => {
          store.square.value = { ...square, half };
        }}
      />
      <SelectField
        label={t().gradientKind}
        width="9em"
        value={store.gradient.value}
        choices={gradientKinds.map((value) => ({ value, text: t()[`gradient.${value}`] }))}
        onChoose={(kind) => {
          store.gradient.value = kind;
        }}
      />
      {(['logHeight', 'tangent'] as const).map((name) => (
        <Switch
          key={name}
          label={t()[name]}
          on={store[name].value}
          onChange={(on) => {
            store[name].value = on;
          }}
        />
      ))}
    </>
  );
}
