import { useMemo } from 'preact/hooks';
import { parameterCount } from '../../../core/engine/network.ts';
import { Canvas, type Paint } from '../../draw/canvas.tsx';
import type { Lab } from '../../store/lab.ts';
import { AddLayers } from './add-layers.tsx';
import { BiasLabels } from './bias-labels.tsx';
import { ColumnHead } from './column-head.tsx';
import { DivergedLayer } from './diverged-layer.tsx';
import { EdgeLabels } from './edge-labels.tsx';
import { edgePointer } from './edge-pointer.ts';
import type { Graph } from './graph.ts';
import { LayerWarnings } from './layer-warnings.tsx';
import { NeuronButtons } from './neuron-buttons.tsx';
import { createEdgePainter } from './paint-edges.ts';
import { createTilePainter } from './paint-tiles.ts';
import { pixels } from './pixels.ts';
import { useStageBox } from './stage-box.ts';
import { UnitNotes } from './unit-notes.tsx';

/** Edges of a larger network change as often as numbers do, ten times a second: thousands of curves cost more than all the rest. */
const followedParameters = 2000;

/** The drawing of the network: edges and tiles on two canvases, and over them all that has a name or takes a click. */
export function NetworkGraph({ lab, graph }: { lab: Lab; graph: Graph }) {
  const element = useStageBox(graph);
  const { edges, tiles } = useMemo(() => painters(graph), [graph]);

  const shape = graph.shape.value;
  const layout = graph.layout.value;
  return (
    <div class="net-scroll" ref={element}>
      {shape && layout && (
        <div
          class={`net-plane ${layout.width > graph.box.value.width ? 'wide' : ''}`}
          style={pixels({ width: layout.width, height: layout.height })}
          {...edgePointer(graph)}
        >
          <Canvas class="net-canvas" aria-hidden="true" paint={edges} />
          <Canvas class="net-canvas" aria-hidden="true" paint={tiles} />
          <DivergedLayer lab={lab} layout={layout} />
          <UnitNotes graph={graph} shape={shape} layout={layout} />
          <BiasLabels graph={graph} shape={shape} layout={layout} />
          <EdgeLabels graph={graph} shape={shape} layout={layout} />
          <NeuronButtons graph={graph} shape={shape} layout={layout} />
          {layout.columns.map((column) => (
            <ColumnHead key={column.layer} lab={lab} shape={shape} layout={layout} column={column} />
          ))}
          <AddLayers lab={lab} layout={layout} />
          <LayerWarnings lab={lab} shape={shape} layout={layout} />
        </div>
      )}
    </div>
  );
}

function painters({ lab, shape, layout, chosen, pointed }: Graph): { edges: Paint; tiles: Paint } {
  const paintEdges = createEdgePainter();
  const paintTiles = createTilePainter();
  return {
    edges(context) {
      if (!shape.value || !layout.value) return;
      const many = parameterCount(shape.value.network) > followedParameters;
      const frame = many ? lab.calmFrame.value : lab.frame.value;
      if (!frame) return;
      paintEdges(context, layout.value, shape.value, frame, { chosen: chosen.value, pointed: pointed.value });
    },
    tiles(context) {
      if (!lab.frame.value || !shape.value || !layout.value) return;
      paintTiles(context, layout.value, shape.value, lab.frame.value, chosen.value);
    },
  };
}
