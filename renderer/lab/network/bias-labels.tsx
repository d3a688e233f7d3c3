import { size } from '../../draw/tokens.ts';
import { ParameterField } from '../parameter-field.tsx';
import { attend } from './attend.ts';
import type { Graph } from './graph.ts';
import type { NetworkLayout } from './network-layout.ts';
import { placeOf } from './parameter.ts';
import { parameterName } from './parameter-name.ts';
import { pixels } from './pixels.ts';
import { calmFrameOf, type Shape } from './shape-on-screen.ts';

interface BiasLabelsProps {
  readonly graph: Graph;
  readonly shape: Shape;
  readonly layout: NetworkLayout;
}

/** b = … under a tile, when the next tile leaves room for it. By keyboard the inspector is the way to it. */
export function BiasLabels({ graph, shape, layout }: BiasLabelsProps) {
  const frame = calmFrameOf(graph.lab);
  if (!frame) return null;
  const columns = layout.columns.filter(
    ({ layer, across, pitch, tile }) => layer > 0 && across === 1 && pitch - tile > 2.6 * size('--t-1'),
  );
  return (
    <>
      {columns.flatMap(({ layer, tile, places }) =>
        places.map(({ unit: index, x, y }) => {
          const parameter = { unit: { layer, index }, source: 'bias' } as const;
          const place = placeOf(shape, parameter);
          return (
            <span
              key={`${layer}/${index}`}
              class="note-at bias cap"
              style={pixels({ left: x, top: y + tile / 2 + 12 })}
            >
              <var>b</var> ={' '}
              <ParameterField
                lab={graph.lab}
                place={place}
                name={parameterName(shape, parameter)}
                value={frame.parameters[place]!}
                look="plain"
                byPointer
                onAttend={attend(graph, parameter)}
              />
            </span>
          );
        }),
      )}
    </>
  );
}
