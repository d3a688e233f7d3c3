/** A square of whole pixels on a raster. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

const knownPlaces = new Map<string, { low: Uint16Array; share: Float32Array }>();

/** For every pixel along a side: the grid point before it and how far it is on the way to the next. */
export function places(side: number, grid: number): { low: Uint16Array; share: Float32Array } {
  const key = `${side}/${grid}`;
  const done = knownPlaces.get(key);
  if (done) return done;
  const low = new Uint16Array(side);
  const share = new Float32Array(side);
  for (let i = 0; i < side; i++) {
    const at = Math.max(0, Math.min(grid - 1.001, ((i + 0.5) / side) * grid - 0.5));
    low[i] = Math.floor(at);
    share[i] = at - low[i]!;
  }
  const result = { low, share };
  knownPlaces.set(key, result);
  return result;
}
