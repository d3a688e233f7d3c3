import { limits } from '../../../core/limits.ts';
import { Button } from '../../controls/button.tsx';
import type { Lab } from '../../store/lab.ts';
import { t } from '../../text.ts';
import { addLayer } from './hidden-layers.ts';
import type { NetworkLayout } from './network-layout.ts';
import { pixels } from './pixels.ts';

/** A button between every two columns. */
export function AddLayers({ lab, layout }: { lab: Lab; layout: NetworkLayout }) {
  if (layout.columns.length > limits.layers) return null;
  return (
    <>
      {layout.columns.slice(1).map(({ layer, x }) => {
        const left = (x + layout.columns[layer - 1]!.x) / 2;
        const add = () => lab.configure({ hidden: addLayer(lab.settings.value.hidden, layer) });
        return (
          <span key={layer} class="add" style={pixels({ left, top: layout.head - 2 })}>
            <Button label={t().addLayer} icon="plus" look="quiet tiny round" onPress={add} />
          </span>
        );
      })}
    </>
  );
}
