import { useEffect, useMemo } from 'preact/hooks';
import { type Layer, layersOf } from '../../../core/engine/network.ts';
import type { Distribution, Distributions } from '../../../core/training/distributions.ts';
import { networkFor } from '../../../core/training/settings.ts';
import { Dialog } from '../../controls/dialog.tsx';
import { Canvas } from '../../draw/canvas.tsx';
import type { Lab } from '../../store/lab.ts';
import { plain, t, whole } from '../../text.ts';
import { paintSpread } from './spread-picture.ts';

interface LayersDialogProps {
  readonly lab: Lab;
  readonly onClose: () => void;
}

/** How weights, activations and gradients spread in each layer, from the first step to now. */
export function LayersDialog({ lab, onClose }: LayersDialogProps) {
  useEffect(() => {
    lab.asked.value = { ...lab.asked.peek(), distributions: true };
    return () => {
      lab.asked.value = { ...lab.asked.peek(), distributions: false };
    };
  }, [lab]);
  return (
    <Dialog look="layers" title={t().layersTitle} onClose={onClose}>
      <p class="cap">{t().layersCaption}</p>
      <Table lab={lab} />
    </Dialog>
  );
}

function Table({ lab }: { lab: Lab }) {
  const spread = lab.spread.value;
  const dataset = lab.dataset.value;
  const step = lab.calmFrame.value?.step ?? 0;
  if (!spread || !dataset) return null;
  const layers = layersOf(networkFor(lab.settings.value, dataset));
  if (layers.length !== spread.layers.length) return null;
  return (
    <div class="spreads">
      <span />
      {[t().weights, t().activations, t().gradientSizes].map((name) => (
        <h3 key={name}>{name}</h3>
      ))}
      {layers.map((layer, l) => (
        <Row key={layer.weights} spread={spread} step={step} layer={layer} place={l} last={l === layers.length - 1} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly spread: Distributions;
  readonly step: number;
  readonly layer: Layer;
  readonly place: number;
  readonly last: boolean;
}

function Row({ spread, step, layer, place, last }: RowProps) {
  const { weights, activations, gradients } = spread.layers[place]!;
  const name = last ? t().output : t().hidden(whole(place + 1));
  const positive = !['identity', 'tanh'].includes(layer.activation);
  const one = (kind: string, distribution: Distribution, above: boolean) => (
    <Strip kind={kind} name={name} distribution={distribution} positive={above} steps={spread.steps} step={step} />
  );
  return (
    <>
      <h3>{name}</h3>
      {one(t().weights, weights, false)}
      {one(t().activations, activations, positive)}
      {one(t().gradientSizes, gradients, false)}
    </>
  );
}

interface StripProps {
  readonly kind: string;
  readonly name: string;
  readonly distribution: Distribution;
  readonly positive: boolean;
  readonly steps: Uint32Array;
  readonly step: number;
}

function Strip({ kind, name, distribution, positive, steps, step }: StripProps) {
  const paint = useMemo(
    () => paintSpread({ steps, distribution, positive, step }),
    [steps, distribution, positive, step],
  );
  const low = positive ? 0 : distribution.low;
  return (
    <Canvas role="img" aria-label={t().spreadOf(kind, name, plain(low), plain(distribution.high))} paint={paint} />
  );
}
