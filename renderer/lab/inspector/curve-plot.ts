import { activations } from '../../../core/engine/activation.ts';
import type { ActivationName } from '../../../core/engine/network.ts';

/** A fixed window on an activation: sums from -reach to reach, and the way from values to px. */
export interface CurvePlot {
  readonly reach: number;
  /** The window shows as much below 0 as above. */
  readonly symmetric: boolean;
  x(a: number): number;
  y(z: number): number;
}

const reach = 3;
const pointsOnCurve = 60;
/** The lowest and the highest value in the window; activations without a bound go as far as the sums. */
const bounds: Record<ActivationName, readonly [number, number]> = {
  identity: [-3.4, 3.4],
  step: [-0.5, 1.5],
  sigmoid: [-0.5, 1.5],
  tanh: [-1.45, 1.45],
  relu: [-1, 3.4],
};

/** The window for one activation in a box of px. It never changes with the numbers. */
export function plotOf(activation: ActivationName, width: number, height: number): CurvePlot {
  const [low, high] = bounds[activation];
  return {
    reach,
    symmetric: low === -high,
    x: (a) => 6 + ((a + reach) / (2 * reach)) * (width - 12),
    y: (z) => ((high - z) / (high - low)) * height,
  };
}

/** The curve as an SVG path. A jump of the step function is drawn as a gap: it takes no value in between. */
export function curvePath(activation: ActivationName, plot: CurvePlot): string {
  const { apply } = activations[activation];
  let path = '';
  let before: number | undefined;
  for (let i = 0; i <= pointsOnCurve; i++) {
    const a = reach * ((2 * i) / pointsOnCurve - 1);
    const z = apply(a);
    const jumps = activation === 'step' && z !== before;
    // Where the step jumps, the curve goes on from the sum 0 at its new height.
    const from = jumps && before !== undefined ? 0 : a;
    path += `${before === undefined || jumps ? 'M' : 'L'}${plot.x(from).toFixed(1)} ${plot.y(z).toFixed(1)}`;
    before = z;
  }
  return path;
}
