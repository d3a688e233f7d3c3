import { useMemo } from 'preact/hooks';
import { parameterCount } from '../../../core/engine/network.ts';
import { Canvas } from '../../draw/canvas.tsx';
import type { Paint } from '../../draw/drawing.ts';
import { createCanvasRaster, createKeptLayer } from '../../draw/raster.ts';
import { pixel, rgb } from '../../draw/tokens.ts';
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
import { paintTileMarks } from './tile-marks.ts';
import { UnitNotes } from './unit-notes.tsx';

/** While training runs, the thousands of edges of a larger network are drawn over some frames, this many milliseconds in each. */
const followed = { parameters: 2000, budget: 4 };

/** The drawing of the network: edges and tiles on a canvas, and over it all that has a name or takes a click. */
export function NetworkGraph({ lab, graph }: { lab: Lab; graph: Graph }) {
  const element = useStageBox(graph);
  const paint = useMemo(() => painterOf(graph), [graph]);

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
          <Canvas class="net-canvas" aria-hidden="true" paint={paint} />
          <DivergedLayer lab={lab} layout={layout} />
          <UnitNotes graph={graph} shape={shape} layout={layout} />
          <BiasLabels graph={graph} shape={shape} layout={layout} />
          <EdgeLabels graph={graph} shape={shape} layout={layout} />
          <NeuronButtons graph={graph} shape={shape} layout={layout} />
          {layout.columns.map((column) => (
            <ColumnHead key={column.layer} lab={lab} shape={shape} layout={layout} column={column} />
          ))}
          <AddLayers lab={lab} layout={layout} />
          <LayerWarnings graph={graph} shape={shape} layout={layout} />
        </div>
      )}
    </div>
  );
}

/** Edges and tiles are written pixel by pixel, all else is drawn over them. */
function painterOf({ lab, shape, layout, chosen, pointed }: Graph): Paint {
  const edges = createEdgePainter();
  const tiles = createTilePainter();
  const sheet = createCanvasRaster();
  const keepLayer = createKeptLayer();
  return (context) => {
    const frame = lab.frame.value;
    if (!frame || !shape.value || !layout.value) return;
    const ratio = context.getTransform().a;
    const ground = pixel(rgb('--paper'));
    const raster = sheet.begin(context, ground);
    const attention = { chosen: chosen.value, pointed: pointed.value };
    const large = parameterCount(shape.value.network) > followed.parameters;
    keepLayer(
      raster,
      { prompt: [frame.run, layout.value, attention.chosen, attention.pointed, ratio, ground], latest: frame },
      (into) => edges.pixels(into, ratio, layout.value!, shape.value!, frame, attention),
      large && frame.playing ? followed.budget : 0,
    );
    tiles.pixels(raster, ratio, layout.value, shape.value, frame, chosen.value);
    sheet.show(context);
    paintTileMarks(context, layout.value, shape.value, frame, chosen.value);
  };
}
