import { activations } from '../../../core/engine/activation.ts';
import type { ActivationName } from '../../../core/engine/network.ts';
import { size, strokeScale } from '../../draw/tokens.ts';
import { real } from '../../text.ts';
import { type CurvePlot, curvePath, plotOf } from './curve-plot.ts';
import { functionName } from './function-name.ts';

interface ActivationCurveProps {
  readonly activation: ActivationName;
  readonly a: number;
  readonly z: number;
  readonly width: number;
  readonly height: number;
}

/** The activation's curve with the neuron's own point (a, z) on it, and the slope there. */
export function ActivationCurve({ activation, a, z, width, height }: ActivationCurveProps) {
  const plot = plotOf(activation, width, height);
  const name = activation === 'identity' ? 'a' : `${functionName(activation)}(a)`;
  const slope = activations[activation].derivative(z);
  // The words stand in the corner that the curve leaves free: for a symmetric curve, opposite to the point.
  const upper = z > 0 || !plot.symmetric;
  const text = size('--t-1');
  const label = upper ? { x: 0, y: text, anchor: 'start' } : { x: width, y: height - 1.5 * text - 6, anchor: 'end' };
  const below = upper ? { x: width, y: height - 4, anchor: 'end' } : { x: 0, y: text, anchor: 'start' };
  return (
    <figure class={`act ${z < 0 ? 'neg' : 'pos'}`}>
      <svg width={width} height={height} role="img" aria-label={`z = ${name} = ${real(z)}, h′(a) = ${real(slope)}`}>
        <path class="axes" d={`M${plot.x(-plot.reach)} ${plot.y(0)}H${plot.x(plot.reach)}M${plot.x(0)} 0V${height}`} />
        <path class="curve" d={curvePath(activation, plot)} />
        <Point plot={plot} activation={activation} a={a} z={z} />
        <text x={label.x} y={label.y} text-anchor={label.anchor}>
          {`z = ${name}`}
        </text>
        <text class="result" x={label.x} y={label.y + 1.5 * text} text-anchor={label.anchor}>
          {`= ${real(z)}`}
        </text>
        <text class="slope" x={below.x} y={below.y} text-anchor={below.anchor}>
          {`h′(a) = ${real(slope)}`}
        </text>
      </svg>
    </figure>
  );
}

/** The point with its lines to both axes. A sum beyond the drawing stands at its edge, with an arrow head. */
function Point({ plot, activation, a, z }: { plot: CurvePlot; activation: ActivationName; a: number; z: number }) {
  const limit = 0.97 * plot.reach;
  const shownA = Math.max(-limit, Math.min(limit, a));
  const shownZ = shownA === a ? z : activations[activation].apply(shownA);
  const [x, y] = [plot.x(shownA), plot.y(shownZ)];
  const r = 4.5 * strokeScale();
  const way = a < 0 ? -1 : 1;
  return (
    <>
      <path class="reading" d={`M${x} ${plot.y(0)}V${y}H${plot.x(0)}`} />
      <circle cx={x} cy={y} r={r} />
      {shownA !== a && <path class="beyond" d={`M${x + way * (r + 2)} ${y - r}l${way * r} ${r}l${-way * r} ${r}z`} />}
    </>
  );
}
