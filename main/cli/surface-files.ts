import { coordinate } from '../../core/surface/grid.ts';
import { writePng } from '../../core/surface/png.ts';
import type { Surface } from '../../core/surface/protocol.ts';
import { type HeightScaleName, surfacePicture } from '../../core/surface/surface-picture.ts';

/** What a surface can be written as, by the ending of the file's name. */
export const surfaceFiles = {
  png(surface: Surface, scale: HeightScaleName): Uint8Array {
    const { width, height, pixels } = surfacePicture(surface, scale);
    return writePng(width, height, pixels);
  },

  /** One row a point of the grid. */
  csv(surface: Surface): Uint8Array {
    const [u, v] = axes(surface);
    const rows = Array.from(surface.values, (loss, i) => {
      const place = [u[i % surface.grid]!, v[Math.floor(i / surface.grid)]!];
      return [...place, loss].map((value) => String(Number(value.toPrecision(9)))).join();
    });
    return new TextEncoder().encode(`${['u,v,loss', ...rows].join('\r\n')}\r\n`);
  },

  /** Everything that is known; a loss that is not finite is null. */
  json(surface: Surface): Uint8Array {
    const { directions, set, samples, share, square, grid, values, path } = surface;
    const [u, v] = axes(surface);
    const loss = v.map((_, row) => [...values.subarray(row * grid, (row + 1) * grid)]);
    const columns = Object.fromEntries(Object.entries(path).map(([name, column]) => [name, [...column]]));
    const whole = { directions, set, samples, share, square, u, v, loss, path: columns };
    return new TextEncoder().encode(`${JSON.stringify(whole)}\n`);
  },
} as const;

export type SurfaceEnding = keyof typeof surfaceFiles;

export const surfaceEndings = Object.keys(surfaceFiles) as readonly SurfaceEnding[];

/** Coordinates along the sides of a grid. */
function axes({ grid, square }: Surface): readonly [u: number[], v: number[]] {
  const along = (centre: number) => Array.from({ length: grid }, (_, i) => coordinate(centre, square.half, i, grid));
  return [along(square.u), along(square.v)];
}
