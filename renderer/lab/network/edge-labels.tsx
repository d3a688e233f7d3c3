import { size } from '../../draw/tokens.ts';
import { ParameterField } from '../parameter-field.tsx';
import { attend } from './attend.ts';
import { edgeLabels } from './edge-layout.ts';
import type { Graph } from './graph.ts';
import type { NetworkLayout } from './network-layout.ts';
import { placeOf } from './parameter.ts';
import { parameterName } from './parameter-name.ts';
import { pixels } from './pixels.ts';
import { calmFrameOf, type Shape } from './shape-on-screen.ts';

interface EdgeLabelsProps {
  readonly graph: Graph;
  readonly shape: Shape;
  readonly layout: NetworkLayout;
}

/** Px between the middles of two labels. */
export const labelPitch = () => size('--t-2') + 9;

/** The weights of the chosen unit's edges, each on its edge. By keyboard the inspector's terms are the way to them. */
export function EdgeLabels({ graph, shape, layout }: EdgeLabelsProps) {
  const unit = graph.chosen.value;
  const { layer, index } = unit;
  const frame = calmFrameOf(graph.lab);
  if (!frame || layer === 0) return null;
  return (
    <>
      {edgeLabels(layout, layer, index, labelPitch()).map(({ source, x, y }) => {
        const parameter = { unit, source };
        const place = placeOf(shape, parameter);
        return (
          <span key={`${layer}/${index}/${source}`} class="edge-label" style={pixels({ left: x, top: y })}>
            <ParameterField
              lab={graph.lab}
              place={place}
              name={parameterName(shape, parameter)}
              value={frame.parameters[place]!}
              byPointer
              called={graph.called.value === source}
              onClose={() => {
                graph.called.value = undefined;
              }}
              onAttend={attend(graph, parameter)}
            />
          </span>
        );
      })}
    </>
  );
}
