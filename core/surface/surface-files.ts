import { contourSize, drawContours } from './contour-drawing.ts';
import type { FileLook } from './file-look.ts';
import { coordinate } from './grid.ts';
import { createPixelPen } from './pixel-pen.ts';
import { writePng } from './png.ts';
import { surfaceMesh } from './surface-mesh.ts';
import { createSvgPen } from './svg-pen.ts';
import { writeGlb } from './write-glb.ts';
import { writeObj } from './write-obj.ts';
import type { WrittenPath, WrittenSurface } from './written-surface.ts';

/** What a surface can be written as, by the ending of the file's name. */
export const surfaceFiles = {
  png(surface: WrittenSurface, look: FileLook): Uint8Array<ArrayBuffer> {
    const { pen, picture } = createPixelPen(...contourSize(look), look.letters);
    drawContours(pen, surface, look);
    return writePng(picture.width, picture.height, picture.pixels);
  },

  svg(surface: WrittenSurface, look: FileLook): Uint8Array<ArrayBuffer> {
    const { pen, text } = createSvgPen(...contourSize(look));
    drawContours(pen, surface, look);
    return encoded(text());
  },

  /** The steps of the paths: where each lies, the height there, and its own where that may differ; of several, of which lane. */
  'path.csv'(surface: WrittenSurface): Uint8Array<ArrayBuffer> {
    const { columns, paths } = surface;
    // A run's own start weights have no seed beside others that have one.
    const traits = [...new Set(paths.flatMap(({ lineage }) => Object.keys(lineage)))];
    const places = [columns[0], columns[1], ...(paths.some(({ height }) => height) ? ['height'] : []), columns[2]];
    const rows = paths.flatMap((path) => {
      const lists = columnsOf(surface, path);
      const own = traits.map((trait) => path.lineage[trait] ?? '');
      return Array.from(path.steps, (step, i) => [...own, step, ...places.map((name) => lists[name]![i]!)]);
    });
    return table([...traits, 'step', ...places], rows.length, (i) => rows[i]!);
  },

  /** One row a point of the grid. */
  csv(surface: WrittenSurface): Uint8Array<ArrayBuffer> {
    const { columns, grid, values } = surface;
    const [u, v] = axesOf(surface);
    return table(columns, values.length, (i) => [u[i % grid]!, v[Math.floor(i / grid)]!, values[i]!]);
  },

  obj: (surface: WrittenSurface, { heights }: FileLook) => encoded(writeObj(surfaceMesh(surface, heights))),

  glb: (surface: WrittenSurface, { heights }: FileLook) => writeGlb(surfaceMesh(surface, heights)),

  /** Everything that is known; a height that is not finite is null. */
  json(surface: WrittenSurface): Uint8Array<ArrayBuffer> {
    const { columns, about, grid, values, paths } = surface;
    const [across, up, height] = columns;
    const [u, v] = axesOf(surface);
    const rows = v.map((_, row) => [...values.subarray(row * grid, (row + 1) * grid)]);
    const told = paths.map((path) => {
      const lists = Object.entries({ steps: path.steps, ...columnsOf(surface, path) });
      return { ...path.lineage, ...path.about, ...Object.fromEntries(lists.map(([name, list]) => [name, [...list]])) };
    });
    return encoded(`${JSON.stringify({ ...about, [across]: u, [up]: v, [height]: rows, paths: told })}\n`);
  },
} as const satisfies Record<string, (surface: WrittenSurface, look: FileLook) => Uint8Array<ArrayBuffer>>;

export type SurfaceEnding = keyof typeof surfaceFiles;

/** Longer endings come before those that they end with. */
export const surfaceEndings = Object.keys(surfaceFiles) as readonly SurfaceEnding[];

const encoded = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function table(
  names: readonly string[],
  rows: number,
  row: (i: number) => readonly (number | string)[],
): Uint8Array<ArrayBuffer> {
  const cell = (value: number | string) => (typeof value === 'string' ? value : String(Number(value.toPrecision(9))));
  const lines = Array.from({ length: rows }, (_, i) => row(i).map(cell).join());
  return encoded(`${[names.join(), ...lines].join('\r\n')}\r\n`);
}

/** Where the points of a path lie and how high, by the names of columns. */
function columnsOf(
  { columns: [across, up, own] }: WrittenSurface,
  { u, v, height, loss }: WrittenPath,
): Record<string, Float64Array> {
  return { [across]: u, [up]: v, ...(height ? { height } : {}), [own]: loss };
}

/** Coordinates along the sides of a grid. */
function axesOf({ grid, square }: WrittenSurface): readonly [u: number[], v: number[]] {
  const along = (centre: number) => Array.from({ length: grid }, (_, i) => coordinate(centre, square.half, i, grid));
  return [along(square.u), along(square.v)];
}
