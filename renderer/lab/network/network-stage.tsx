import '../../styles/network.css';
import { useMemo } from 'preact/hooks';
import { parameterCount } from '../../../core/engine/network.ts';
import type { Lab } from '../../store/lab.ts';
import { real, t, whole } from '../../text.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { countEdges } from './edge-choice.ts';
import { createGraph, type Graph } from './graph.ts';
import { NetworkGraph } from './network-graph.tsx';
import { pictureRange } from './unit-pictures.ts';
import { WeightKey } from './weight-key.tsx';

/** The sheet in the middle: the network, and under it the arithmetic of the neuron that is chosen. */
export function NetworkStage({ lab }: { lab: Lab }) {
  const graph = useMemo(() => createGraph(lab), [lab]);
  return (
    <main class="stage">
      <section class="net" aria-label={t().network}>
        <Head graph={graph} />
        <NetworkGraph lab={lab} graph={graph} />
      </section>
      <Inspector lab={lab} />
    </main>
  );
}

/** Shape, size, and what a reader must know about the drawing: what is left out, and the scales. */
function Head({ graph }: { graph: Graph }) {
  const shape = graph.shape.value;
  const layout = graph.layout.value;
  if (!shape || !layout) return null;
  const { drawn, all } = countEdges(layout.columns, graph.lab.chosen.value.layer);
  const notes = [
    t().parameters(whole(parameterCount(shape.network))),
    ...(drawn < all ? [t().edgesDrawn(whole(drawn), whole(all))] : []),
    ...(shape.dataset.image ? [t().weightsOfNeuron(real(pictureRange, 1))] : []),
  ];
  return (
    <div class="net-head">
      <h2>{shape.network.sizes.join('–')}</h2>
      <span class="cap">{notes.join(' · ')}</span>
      <span class="grow" />
      <WeightKey />
    </div>
  );
}
