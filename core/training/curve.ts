/** The loss of every step, thinned: bucket i holds the mean, least and most of the steps i * stride + 1 to (i + 1) * stride. */
export interface Curve {
  readonly stride: number;
  readonly mean: Float32Array;
  readonly least: Float32Array;
  readonly most: Float32Array;
}

/** Remembers one number a step in bounded memory: when the buckets are full, neighbours are joined. */
export interface CurveRecorder {
  /** Steps remembered. */
  readonly steps: number;
  add(value: number): void;
  /** Forgets the steps after `steps`; the bucket that `steps` falls into is kept whole. */
  cut(steps: number): void;
  /** Exact copies of the buckets in use; the last one may not be full. */
  curve(): Curve;
}

/** Buckets of a run's curve. */
export const curveBuckets = 1024;

/** Begins empty, or goes on from a curve of so many steps that was taken from another recorder of as many buckets. */
export function createCurve(
  buckets = curveBuckets,
  past?: { readonly curve: Curve; readonly steps: number },
): CurveRecorder {
  const sum = new Float64Array(buckets);
  const count = new Uint32Array(buckets);
  const least = new Float32Array(buckets).fill(Number.POSITIVE_INFINITY);
  const most = new Float32Array(buckets).fill(Number.NEGATIVE_INFINITY);
  let stride = past?.curve.stride ?? 1;
  let steps = past?.steps ?? 0;
  if (past) {
    least.set(past.curve.least);
    most.set(past.curve.most);
    past.curve.mean.forEach((mean, i) => {
      count[i] = Math.min(stride, steps - i * stride);
      sum[i] = mean * count[i]!;
    });
  }

  function empty(from: number): void {
    sum.fill(0, from);
    count.fill(0, from);
    least.fill(Number.POSITIVE_INFINITY, from);
    most.fill(Number.NEGATIVE_INFINITY, from);
  }

  function join(): void {
    for (let i = 0; i < buckets / 2; i++) {
      sum[i] = sum[2 * i]! + sum[2 * i + 1]!;
      count[i] = count[2 * i]! + count[2 * i + 1]!;
      least[i] = Math.min(least[2 * i]!, least[2 * i + 1]!);
      most[i] = Math.max(most[2 * i]!, most[2 * i + 1]!);
    }
    empty(buckets / 2);
    stride *= 2;
  }

  return {
    get steps() {
      return steps;
    },
    add(value) {
      if (steps === buckets * stride) join();
      const i = Math.floor(steps / stride);
      sum[i]! += value;
      count[i]! += 1;
      if (value < least[i]!) least[i] = value;
      if (value > most[i]!) most[i] = value;
      steps += 1;
    },
    cut(to) {
      if (to >= steps) return;
      const used = Math.ceil(to / stride);
      empty(used);
      steps = to;
    },
    curve() {
      const used = Math.ceil(steps / stride);
      const mean = new Float32Array(used);
      for (let i = 0; i < used; i++) mean[i] = sum[i]! / count[i]!;
      return { stride, mean, least: least.slice(0, used), most: most.slice(0, used) };
    },
  };
}
