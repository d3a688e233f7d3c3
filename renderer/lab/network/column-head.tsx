import { activationNames } from '../../../core/engine/network.ts';
import { limits } from '../../../core/limits.ts';
import { Button } from '../../controls/button.tsx';
import { NumberField } from '../../controls/number-field.tsx';
import { SelectChip } from '../../controls/select-field.tsx';
import type { Lab } from '../../store/lab.ts';
import { t, whole } from '../../text.ts';
import { wholeWithin } from '../number-within.ts';
import { changeLayer, oneFewer, oneMore } from './hidden-layers.ts';
import { layerName } from './layer-name.ts';
import type { Column, NetworkLayout } from './network-layout.ts';
import { pixels } from './pixels.ts';
import type { Shape } from './shape-on-screen.ts';

interface ColumnHeadProps {
  readonly lab: Lab;
  readonly shape: Shape;
  readonly layout: NetworkLayout;
  readonly column: Column;
}

/** The name of a layer and what can be changed about it. */
export function ColumnHead({ lab, shape, layout, column: { layer, x, size, picture } }: ColumnHeadProps) {
  const hidden = layer > 0 && layer < layout.columns.length - 1;
  const name = layerName(shape, layer);
  return (
    <div class={`col ${layout.narrowHeads ? 'narrow' : ''}`} style={pixels({ left: x, top: layout.head })}>
      <strong>{picture ? t().inputs(whole(size)) : name}</strong>
      {hidden && <HiddenControls lab={lab} shape={shape} layer={layer} name={name} />}
      {layer === layout.columns.length - 1 && (
        <span class="cap fixed">{t()[`activation.${shape.layers[layer - 1]!.activation}`]}</span>
      )}
      {layer === 0 && !picture && size > 2 && <span class="cap fixed">{whole(size)}</span>}
    </div>
  );
}

/** Fewer, more, or a number that is typed; and the activation. All of it starts the run anew. */
function HiddenControls({ lab, shape, layer, name }: { lab: Lab; shape: Shape; layer: number; name: string }) {
  const { outputs: units } = shape.layers[layer - 1]!;
  const activation = shape.network.activations[layer - 1]!;
  const choices = activationNames.map((value) => ({ value, text: t()[`activation.${value}`] }));
  const change = (make: typeof oneFewer) => () => lab.configure({ hidden: make(lab.settings.value.hidden, layer) });

  return (
    <div class="col-controls">
      <span>
        <Button
          label={`${name}: ${units > 1 ? t().oneNeuronFewer : t().removeLayer}`}
          icon={units > 1 ? 'minus' : 'close'}
          look="quiet tiny"
          onPress={change(oneFewer)}
        />
        <NumberField
          label={t().neuronsOf(name)}
          bare
          whole
          width="2.4em"
          value={units}
          refuse={wholeWithin(1, limits.units)}
          onChange={(count) =>
            lab.configure({ hidden: changeLayer(lab.settings.value.hidden, layer, { units: count }) })
          }
        />
        <Button
          label={`${name}: ${t().oneNeuronMore}`}
          icon="plus"
          look="quiet tiny"
          disabled={units >= limits.units}
          onPress={change(oneMore)}
        />
      </span>
      <SelectChip
        label={t().activationOf(name)}
        value={activation}
        choices={choices}
        onChoose={(next) =>
          lab.configure({ hidden: changeLayer(lab.settings.value.hidden, layer, { activation: next }) })
        }
      />
    </div>
  );
}
