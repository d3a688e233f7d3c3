import '../../styles/network.css';
import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { parameterCount } from '../../../core/engine/network.ts';
import { Segments } from '../../controls/segments.tsx';
import { textWidth } from '../../draw/text-width.ts';
import { font, token } from '../../draw/tokens.ts';
import type { Lab } from '../../store/lab.ts';
import { real, t, whole } from '../../text.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { coarseGrid } from '../map-grids.ts';
import { countEdges } from './edge-choice.ts';
import { createGraph, type Graph } from './graph.ts';
import { Matrices } from './matrices/matrices.tsx';
import { NetworkGraph } from './network-graph.tsx';
import type { NetworkLayout } from './network-layout.ts';
import { ParameterTip } from './parameter-tip.tsx';
import { shortShape } from './short-shape.ts';
import { pictureRange } from './unit-pictures.ts';
import { WeightKey } from './weight-key.tsx';

/** The sheet in the middle: the network, and under it the arithmetic of the neuron that is chosen. */
export function NetworkStage({ lab }: { lab: Lab }) {
  const graph = useMemo(() => createGraph(lab), [lab]);
  const shown = useSignal<Shown>('graph');
  return (
    <main class="stage">
      <section class="net" aria-label={t().network}>
        <Head graph={graph} shown={shown} />
        {shown.value === 'graph' ? <NetworkGraph lab={lab} graph={graph} /> : <Matrices graph={graph} />}
      </section>
      <Inspector graph={graph} />
      <ParameterTip graph={graph} />
    </main>
  );
}

/** Between the title and its notes, in px. */
const headGap = 12;

/** The network as a drawing, or one of its layers as the matrices it computes with. */
type Shown = 'graph' | 'matrices';

/** Shape, size, and what a reader must know about the drawing: what is left out, and the scales. */
function Head({ graph, shown }: { graph: Graph; shown: Signal<Shown> }) {
  const shape = graph.shape.value;
  if (!shape) return null;
  const drawing = shown.value === 'graph';
  const parameters = parameterCount(shape.network);
  const coarse = shape.dataset.plane && coarseGrid(parameters);
  const notes = [
    t().parameters(whole(parameters)),
    ...(drawing && graph.layout.value ? notesOn(graph.layout.value, graph.lab.chosen.value.layer) : []),
    ...(drawing && coarse !== undefined ? [t().mapPoints(whole(coarse))] : []),
    ...(drawing && shape.dataset.image ? [t().weightsOfNeuron(real(pictureRange, 1))] : []),
  ];
  const [title, said] = [shortShape(shape.network.sizes), notes.join(' · ')];
  return (
    <div class="net-head">
      <div class="net-says">
        <div class="net-title" style={{ flexBasis: `${leastWidth(title, said)}px` }}>
          <h2 title={shape.network.sizes.join('–')}>{title}</h2>
          <span class="cap" title={said}>
            {said}
          </span>
        </div>
        {drawing && <WeightKey />}
      </div>
      <Segments
        label={t().stageShows}
        value={shown.value}
        choices={[
          { value: 'graph', text: t().graph },
          { value: 'matrices', text: t().matrices },
        ]}
        onChoose={(next) => {
          shown.value = next;
        }}
      />
    </div>
  );
}

/** Px that the title needs with its notes on two lines beside it; where there are fewer, the key of weights gives way. */
function leastWidth(title: string, notes: string): number {
  return textWidth(title, font('--t-3', token('--w-strong'))) + 0.6 * textWidth(notes, font('--t-1')) + headGap;
}

/** What the drawing leaves out. */
function notesOn({ columns }: NetworkLayout, focus: number): string[] {
  const { drawn, all } = countEdges(columns, focus);
  return drawn < all ? [t().edgesDrawn(whole(drawn), whole(all))] : [];
}
