import { contourSvg } from './contour-svg.ts';
import { coordinate } from './grid.ts';
import type { HeightScaleName } from './height-tone.ts';
import { writePng } from './png.ts';
import type { Surface } from './protocol.ts';
import { surfaceMesh } from './surface-mesh.ts';
import { surfacePicture } from './surface-picture.ts';
import { writeGlb } from './write-glb.ts';
import { writeObj } from './write-obj.ts';

/** How a surface is written. */
export interface FileLook {
  readonly heights: HeightScaleName;
  /** Names of the two directions. */
  readonly axes: readonly [string, string];
}

/** What a surface can be written as, by the ending of the file's name. */
export const surfaceFiles = {
  png(surface: Surface, { heights }: FileLook): Uint8Array<ArrayBuffer> {
    const { width, height, pixels } = surfacePicture(surface, heights);
    return writePng(width, height, pixels);
  },

  svg: (surface: Surface, { heights, axes }: FileLook) => encoded(contourSvg(surface, heights, axes)),

  /** The steps of the path: where each lies on the plane, the height there, and its true loss. */
  'path.csv': ({ path }: Surface) =>
    table(['step', 'u', 'v', 'height', 'loss'], path.steps.length, (i) => [
      path.steps[i]!,
      path.u[i]!,
      path.v[i]!,
      path.height[i]!,
      path.loss[i]!,
    ]),

  /** One row a point of the grid. */
  csv(surface: Surface): Uint8Array<ArrayBuffer> {
    const { grid, values } = surface;
    const [u, v] = axesOf(surface);
    return table(['u', 'v', 'loss'], values.length, (i) => [u[i % grid]!, v[Math.floor(i / grid)]!, values[i]!]);
  },

  obj: (surface: Surface, { heights }: FileLook) => encoded(writeObj(surfaceMesh(surface, heights))),

  glb: (surface: Surface, { heights }: FileLook) => writeGlb(surfaceMesh(surface, heights)),

  /** Everything that is known; a loss that is not finite is null. */
  json(surface: Surface): Uint8Array<ArrayBuffer> {
    const { directions, set, samples, share, square, grid, values, path, check } = surface;
    const [u, v] = axesOf(surface);
    const loss = v.map((_, row) => [...values.subarray(row * grid, (row + 1) * grid)]);
    const columns = Object.fromEntries(Object.entries(path).map(([name, column]) => [name, [...column]]));
    const whole = { directions, set, samples, share, square, float64: check, u, v, loss, path: columns };
    return encoded(`${JSON.stringify(whole)}\n`);
  },
} as const satisfies Record<string, (surface: Surface, look: FileLook) => Uint8Array<ArrayBuffer>>;

export type SurfaceEnding = keyof typeof surfaceFiles;

/** Longer endings come before those that they end with. */
export const surfaceEndings = Object.keys(surfaceFiles) as readonly SurfaceEnding[];

const encoded = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function table(names: readonly string[], rows: number, row: (i: number) => readonly number[]): Uint8Array<ArrayBuffer> {
  const cell = (value: number) => String(Number(value.toPrecision(9)));
  const lines = Array.from({ length: rows }, (_, i) => row(i).map(cell).join());
  return encoded(`${[names.join(), ...lines].join('\r\n')}\r\n`);
}

/** Coordinates along the sides of a grid. */
function axesOf({ grid, square }: Surface): readonly [u: number[], v: number[]] {
  const along = (centre: number) => Array.from({ length: grid }, (_, i) => coordinate(centre, square.half, i, grid));
  return [along(square.u), along(square.v)];
}
