import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Complaint, complaintsOf } from '../../../core/training/health.ts';
import { Icon } from '../../controls/icon.tsx';
import { percent, plain, t, whole } from '../../text.ts';
import type { Graph } from './graph.ts';
import { type NetworkLayout, warningsEnd } from './network-layout.ts';
import { pixels } from './pixels.ts';
import { calmFrameOf, type Shape } from './shape-on-screen.ts';

interface LayerWarningsProps {
  readonly graph: Graph;
  readonly shape: Shape;
  readonly layout: NetworkLayout;
}

/** Between the warnings of two columns beside each other, in px. */
const between = 4;

/** What is wrong in a layer, in words, at the foot of its column, no wider than the column; the tiles make room for it. */
export function LayerWarnings({ graph, shape, layout: { columns } }: LayerWarningsProps) {
  const all = useRef<HTMLDivElement>(null);
  const health = calmFrameOf(graph.lab)?.health ?? [];
  const known = health.length === shape.layers.length;
  const said = known ? shape.layers.map((_, i) => complaintsOf(health, i)) : [];
  const maxWidth = columns[1]!.x - columns[0]!.x - between;
  useLayoutEffect(() => {
    const heights = [...(all.current?.children ?? [])].map((list) => (list as HTMLElement).offsetHeight);
    graph.makeRoom(shape, Math.max(0, ...heights));
  }, [shape, maxWidth, JSON.stringify(said)]);
  return (
    <div ref={all}>
      {columns.slice(1).map(({ layer, x }, i) => {
        const complaints = said[i] ?? [];
        if (complaints.length === 0) return null;
        return (
          <ul key={layer} class="warnings" style={pixels({ left: x, bottom: warningsEnd, maxWidth })}>
            {complaints.map((complaint) => {
              const { text, means } = wordsOf(complaint, t()[`activation.${shape.layers[i]!.activation}`]);
              return (
                <li key={complaint.kind} class="warning" title={means}>
                  <Icon name="warn" />
                  <span>{text}</span>
                </li>
              );
            })}
          </ul>
        );
      })}
    </div>
  );
}

function wordsOf(complaint: Complaint, activation: string): { text: string; means: string } {
  switch (complaint.kind) {
    case 'dead':
      return { text: t().deadUnits(activation, whole(complaint.units)), means: t().deadMeans };
    case 'saturated':
      return { text: t().saturated(percent(complaint.share)), means: t().saturatedMeans };
    case 'vanishing':
      return { text: t().vanishing(plain(complaint.limit)), means: t().vanishingMeans };
    case 'exploding':
      return { text: t().exploding(plain(complaint.limit)), means: t().explodingMeans };
    default:
      return complaint satisfies never;
  }
}
