import { heightScale } from './height-scale.ts';
import { type HeightScaleName, heightColour } from './height-tone.ts';
import type { WrittenSurface } from './written-surface.ts';

/** Height of the highest loss over the lowest one, where the sides of the square are 2 long. */
const rise = 0.8;

/** A surface as triangles in space: first direction to the right (x), height upwards (y), second direction away (-z). */
export interface SurfaceMesh {
  /** (vertices, 3): one for each finite point of the grid. */
  readonly places: Float32Array;
  /** (vertices, 3): red, green and blue of the height, 0 to 255. */
  readonly colours: Uint8Array;
  /** (triangles, 3): vertices from 0, counterclockwise seen from above; none at a hole. */
  readonly triangles: Uint32Array;
  /** (points, 3) each: the paths at their true loss, without points whose loss is not finite or that lie outside the square. */
  readonly paths: readonly Float32Array[];
}

export function surfaceMesh({ values, grid, square, paths }: WrittenSurface, scale: HeightScaleName): SurfaceMesh {
  const tone = heightScale(values, scale === 'log')?.tone ?? (() => Number.NaN);
  const places: number[] = [];
  const colours: number[] = [];
  const vertices = new Int32Array(values.length).fill(-1);
  const along = (i: number) => (2 * i) / (grid - 1) - 1;
  for (const [at, value] of values.entries()) {
    if (!Number.isFinite(value)) continue;
    vertices[at] = places.length / 3;
    const height = tone(value);
    const colour = heightColour(height);
    places.push(along(at % grid), rise * height, -along(Math.floor(at / grid)));
    colours.push(colour >> 16, (colour >> 8) & 255, colour & 255);
  }
  const triangles: number[] = [];
  for (let row = 0; row < grid - 1; row++) {
    for (let column = 0; column < grid - 1; column++) {
      const at = row * grid + column;
      const [a, b, c, d] = [at, at + 1, at + grid, at + grid + 1].map((place) => vertices[place]!) as Corners;
      if (Math.min(a, b, c, d) >= 0) triangles.push(a, b, c, b, d, c);
    }
  }
  const lineOf = ({ u, v, loss }: WrittenSurface['paths'][number]) => {
    const points = Array.from(u, (one, i) => [
      (one - square.u) / square.half,
      rise * tone(loss[i] ?? Number.NaN),
      -(v[i]! - square.v) / square.half,
    ]);
    const isInside = ([x, y, z]: readonly number[]) => Number.isFinite(y) && Math.max(Math.abs(x!), Math.abs(z!)) <= 1;
    return Float32Array.from(points.filter(isInside).flat());
  };
  return {
    places: Float32Array.from(places),
    colours: Uint8Array.from(colours),
    triangles: Uint32Array.from(triangles),
    paths: paths.map(lineOf),
  };
}

type Corners = [number, number, number, number];
