import { activationNames } from '../../../core/engine/network.ts';
import { limits } from '../../../core/limits.ts';
import { Button } from '../../controls/button.tsx';
import { SelectChip } from '../../controls/select-field.tsx';
import type { Lab } from '../../store/lab.ts';
import { readNumber, t, whole } from '../../text.ts';
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

  function take(field: HTMLInputElement): void {
    const typed = Math.round(readNumber(field.value) ?? units);
    const count = Math.max(1, Math.min(limits.units, typed));
    field.value = String(count);
    if (count !== units) lab.configure({ hidden: changeLayer(lab.settings.value.hidden, layer, { units: count }) });
  }

  return (
    <div class="col-controls">
      <span>
        <Button
          label={`${name}: ${units > 1 ? t().oneNeuronFewer : t().removeLayer}`}
          icon={units > 1 ? 'minus' : 'close'}
          look="quiet tiny"
          onPress={change(oneFewer)}
        />
        <input
          key={units}
          class="count"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          aria-label={t().neuronsOf(name)}
          value={units}
          onChange={(event) => take(event.currentTarget)}
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
