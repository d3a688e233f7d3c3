import { size } from '../../draw/tokens.ts';
import { real } from '../../text.ts';
import { edgeLabels } from './edge-layout.ts';
import type { Graph } from './graph.ts';
import type { NetworkLayout } from './network-layout.ts';
import { pixels } from './pixels.ts';
import { calmFrameOf, type Shape } from './shape-on-screen.ts';
import { signClass } from './sign-class.ts';

interface EdgeLabelsProps {
  readonly graph: Graph;
  readonly shape: Shape;
  readonly layout: NetworkLayout;
}

/** The weights of the chosen unit's edges, each on its edge. A sighted reader's aid: the inspector reads them aloud. */
export function EdgeLabels({ graph, shape, layout }: EdgeLabelsProps) {
  const { layer, index } = graph.chosen.value;
  const frame = calmFrameOf(graph.lab);
  if (!frame || layer === 0) return null;
  const { weights, outputs } = shape.layers[layer - 1]!;
  return (
    <div aria-hidden="true">
      {edgeLabels(layout, layer, index, size('--t-2') + 9).map(({ source, x, y }) => {
        const weight = frame.parameters[weights + source * outputs + index]!;
        return (
          <span key={source} class={`edge-label ${signClass(weight)}`} style={pixels({ left: x, top: y })}>
            {real(weight)}
          </span>
        );
      })}
    </div>
  );
}
