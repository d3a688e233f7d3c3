/** Parameters along a run: `parameters` is (steps, parameters). */
interface Points {
  readonly steps: Uint32Array;
  readonly parameters: Float32Array;
}

/**
 * As exact copies: all points of a path when they are no more than so many numbers, else points spread evenly over it, the
 * first and the last among them; at least two of a path of two.
 */
export function evenlySpread({ steps, parameters }: Points, mostNumbers: number) {
  const width = parameters.length / steps.length;
  const most = Math.min(steps.length, Math.max(2, Math.floor(mostNumbers / width)));
  const kept = Array.from({ length: most }, (_, i) => Math.round((i * (steps.length - 1)) / Math.max(1, most - 1)));
  const copy = new Float32Array(most * width);
  kept.forEach((place, i) => {
    copy.set(parameters.subarray(place * width, (place + 1) * width), i * width);
  });
  return { steps: Uint32Array.from(kept, (place) => steps[place]!), parameters: copy };
}

/** The first point alone, as an exact copy. */
export function startOf({ steps, parameters }: Points) {
  return { steps: steps.slice(0, 1), parameters: parameters.slice(0, parameters.length / steps.length) };
}
