/** Bins of every distribution. */
export const bins = 32;

/** How a kind of numbers spreads along the run. */
export interface Distribution {
  /** The values at the lower edge of the first bin and at the upper edge of the last; what lies beyond counts in these. */
  readonly low: number;
  readonly high: number;
  /** Whether the bins divide that range by equal factors rather than by equal differences. */
  readonly logarithmic: boolean;
  /** (steps, bins): the share of all numbers in each bin; a row of zeros when there were none. */
  readonly shares: Float32Array;
}

interface LayerDistributions {
  readonly weights: Distribution;
  readonly activations: Distribution;
  /** Sizes of the gradients of the weights, without their signs. */
  readonly gradients: Distribution;
}

/** The spread of numbers in every layer at some steps of a run. */
export interface Distributions {
  /** In rising step, at a regular stride as far as the run was looked at. */
  readonly steps: Uint32Array;
  readonly layers: readonly LayerDistributions[];
}

/** The numbers of one layer at one step. */
export interface LayerNumbers {
  readonly weights: Float32Array;
  readonly activations: Float32Array;
  readonly gradients: Float32Array;
}

/** Remembers the spread of numbers in bounded memory: when there are too many steps, every second stretch is joined. */
export interface DistributionRecorder {
  /** Grows with every change. */
  readonly version: number;
  /** Remembers a step unless one of the same stretch is remembered already; asks for the numbers only then. */
  offer(step: number, numbers: () => readonly LayerNumbers[]): void;
  /** Forgets what lies after a step. */
  cut(step: number): void;
  /** Exact copies. */
  distributions(): Distributions;
}

/** Gradients from 1e-12 to 1e4: two bins to a power of ten. */
const leastGradient = 1e-12;
const gradientEdges = Float64Array.from(
  { length: bins - 1 },
  (_, i) => Number(`1e${Math.floor((i + 1) / 2) - 12}`) * (i % 2 === 0 ? Math.sqrt(10) : 1),
);
/** The range of weights and activations doubles from here to there. */
const [leastReach, mostReach] = [2 ** -6, 2 ** 10];

interface Row {
  readonly step: number;
  /** By layer and kind: (bins). */
  readonly shares: readonly Float32Array[];
}

const kinds = ['weights', 'activations', 'gradients'] as const;

export function createDistributions(layers: number, most = 96): DistributionRecorder {
  const reaches = new Float64Array(layers * kinds.length).fill(leastReach);
  let rows: Row[] = [];
  let stride = 1;
  let version = 0;

  const stretch = (step: number) => Math.floor(step / stride);

  /** Doubles the range until it holds all numbers; what is remembered moves to the bins of the new range. */
  function reachFor(place: number, values: Float32Array): number {
    let largest = 0;
    for (const value of values) if (Math.abs(value) > largest) largest = Math.abs(value);
    while (reaches[place]! < Math.min(largest, mostReach)) {
      reaches[place]! *= 2;
      for (const { shares } of rows) joinBins(shares[place]!);
    }
    return reaches[place]!;
  }

  return {
    get version() {
      return version;
    },
    offer(step, numbers) {
      const last = rows.at(-1);
      if (last && stretch(step) <= stretch(last.step)) return;
      while (rows.length >= most) {
        stride *= 2;
        rows = rows.filter((row, i) => i === 0 || stretch(row.step) > stretch(rows[i - 1]!.step));
      }
      if (stretch(step) <= stretch(rows.at(-1)?.step ?? -stride)) return;
      const shares = numbers().flatMap((layer, l) =>
        kinds.map((kind, k) => {
          const values = layer[kind];
          if (kind === 'gradients') return sharesOf(values, sizeBin);
          const reach = reachFor(l * kinds.length + k, values);
          return sharesOf(values, (value) => Math.floor((value / reach + 1) * (bins / 2)));
        }),
      );
      rows.push({ step, shares });
      version += 1;
    },
    cut(step) {
      const kept = rows.filter((row) => row.step <= step);
      if (kept.length < rows.length) version += 1;
      rows = kept;
    },
    distributions() {
      const of = (place: number): Distribution => {
        const shares = new Float32Array(rows.length * bins);
        for (const [i, row] of rows.entries()) shares.set(row.shares[place]!, i * bins);
        if (kinds[place % kinds.length] === 'gradients')
          return { low: leastGradient, high: 1e4, logarithmic: true, shares };
        return { low: -reaches[place]!, high: reaches[place]!, logarithmic: false, shares };
      };
      return {
        steps: Uint32Array.from(rows, (row) => row.step),
        layers: Array.from({ length: layers }, (_, l) => ({
          weights: of(l * kinds.length),
          activations: of(l * kinds.length + 1),
          gradients: of(l * kinds.length + 2),
        })),
      };
    },
  };
}

function sharesOf(values: Float32Array, binOf: (value: number) => number): Float32Array {
  const shares = new Float32Array(bins);
  if (values.length === 0) return shares;
  for (const value of values) shares[Math.max(0, Math.min(bins - 1, binOf(value)))]! += 1;
  for (let i = 0; i < bins; i++) shares[i]! /= values.length;
  return shares;
}

function sizeBin(value: number): number {
  const size = Math.abs(value);
  let bin = 0;
  while (bin < gradientEdges.length && size >= gradientEdges[bin]!) bin += 1;
  return bin;
}

/** The range is twice as wide: two bins become one, in the middle half. */
function joinBins(shares: Float32Array): void {
  const half = bins / 2;
  const joined = Float32Array.from({ length: half }, (_, i) => shares[2 * i]! + shares[2 * i + 1]!);
  shares.fill(0);
  shares.set(joined, half / 2);
}
