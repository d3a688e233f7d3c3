import { type Complaint, complaintsOf } from '../../../core/training/health.ts';
import { Icon } from '../../controls/icon.tsx';
import type { Lab } from '../../store/lab.ts';
import { percent, plain, t, whole } from '../../text.ts';
import type { NetworkLayout } from './network-layout.ts';
import { pixels } from './pixels.ts';
import { calmFrameOf, type Shape } from './shape-on-screen.ts';

interface LayerWarningsProps {
  readonly lab: Lab;
  readonly shape: Shape;
  readonly layout: NetworkLayout;
}

/** What is wrong in a layer, in words, at the foot of its column. */
export function LayerWarnings({ lab, shape, layout }: LayerWarningsProps) {
  const health = calmFrameOf(lab)?.health ?? [];
  if (health.length !== shape.layers.length) return null;
  return (
    <>
      {layout.columns.slice(1).map(({ layer, x }) => {
        const complaints = complaintsOf(health, layer - 1);
        if (complaints.length === 0) return null;
        return (
          <ul key={layer} class="warnings" style={pixels({ left: x, bottom: 4 })}>
            {complaints.map((complaint) => {
              const { text, means } = wordsOf(complaint, t()[`activation.${shape.layers[layer - 1]!.activation}`]);
              return (
                <li key={complaint.kind} class="warning" title={means}>
                  <Icon name="warn" />
                  {text}
                </li>
              );
            })}
          </ul>
        );
      })}
    </>
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
