import type { Axes } from '../../core/surface/weights-plane.ts';
import { Button } from '../controls/button.tsx';
import { SelectChip } from '../controls/select-field.tsx';
import { layerName } from '../lab/network/layer-name.ts';
import { type Parameter, parameterAt, placeOf } from '../lab/network/parameter.ts';
import { parameterSign } from '../lab/network/parameter-name.ts';
import type { Shape } from '../lab/network/shape-on-screen.ts';
import { t, whole } from '../text.ts';
import { withAxis } from './chosen-axes.ts';

interface PickerProps {
  readonly shape: Shape;
  /** Those that the picture is cut along. */
  readonly axes: Axes;
  readonly onChoose: (axes: Axes | undefined) => void;
}

/** The two parameters that a surface is cut along, each chosen by layer, neuron and weight. */
export function AxesPicker({ shape, axes, onChoose }: PickerProps) {
  return (
    <div class="axes-picker">
      {([0, 1] as const).map((which) => (
        <OneParameter
          key={which}
          label={which === 0 ? t().firstAxis : t().secondAxis}
          shape={shape}
          place={axes[which]}
          onChoose={(place) => onChoose(withAxis(axes, which, place))}
        />
      ))}
      <Button label={t().mostMoved} onPress={() => onChoose(undefined)}>
        {t().mostMoved}
      </Button>
    </div>
  );
}

interface OneProps {
  readonly label: string;
  readonly shape: Shape;
  readonly place: number;
  readonly onChoose: (place: number) => void;
}

function OneParameter({ label, shape, place, onChoose }: OneProps) {
  const parameter = parameterAt(shape, place);
  if (!parameter) return null;
  const { unit, source } = parameter;
  const { inputs, outputs } = shape.layers[unit.layer - 1]!;
  const choose = (change: Partial<Parameter>) => onChoose(placeOf(shape, within(shape, { ...parameter, ...change })));
  const numbers = (count: number, text: (number: string) => string) =>
    Array.from({ length: count }, (_, i) => ({ value: String(i), text: text(whole(i + 1)) }));
  return (
    <fieldset class="axis-of">
      <legend class="cap">
        {label} <b>{parameterSign(parameter)}</b>
      </legend>
      <SelectChip
        label={t().layerOfAxis(label)}
        value={String(unit.layer)}
        choices={shape.layers.map((_, l) => ({ value: String(l + 1), text: layerName(shape, l + 1) }))}
        onChoose={(layer) => choose({ unit: { ...unit, layer: Number(layer) } })}
      />
      <SelectChip
        label={t().neuronOfAxis(label)}
        value={String(unit.index)}
        choices={numbers(outputs, t().neuron)}
        onChoose={(index) => choose({ unit: { ...unit, index: Number(index) } })}
      />
      <SelectChip
        label={t().weightOfAxis(label)}
        value={String(source)}
        choices={[...numbers(inputs, t().weightNumber), { value: 'bias', text: t().bias }]}
        onChoose={(value) => choose({ source: value === 'bias' ? value : Number(value) })}
      />
    </fieldset>
  );
}

/** The nearest parameter that the network has: another layer may be smaller. */
function within({ layers }: Shape, { unit: { layer, index }, source }: Parameter): Parameter {
  const { inputs, outputs } = layers[layer - 1]!;
  return {
    unit: { layer, index: Math.min(index, outputs - 1) },
    source: source === 'bias' ? source : Math.min(source, inputs - 1),
  };
}
