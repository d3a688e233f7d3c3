import { contourSize, drawContours } from './contour-drawing.ts';
import type { FileLook } from './file-look.ts';
import { coordinate } from './grid.ts';
import { createPixelPen } from './pixel-pen.ts';
import { writePng } from './png.ts';
import type { Compared, Surface } from './protocol.ts';
import { surfaceMesh } from './surface-mesh.ts';
import { createSvgPen } from './svg-pen.ts';
import { writeGlb } from './write-glb.ts';
import { writeObj } from './write-obj.ts';

/** What a surface can be written as, by the ending of the file's name. */
export const surfaceFiles = {
  png(surface: Surface, look: FileLook): Uint8Array<ArrayBuffer> {
    const { pen, picture } = createPixelPen(...contourSize(look), look.letters);
    drawContours(pen, surface, look);
    return writePng(picture.width, picture.height, picture.pixels);
  },

  svg(surface: Surface, look: FileLook): Uint8Array<ArrayBuffer> {
    const { pen, text } = createSvgPen(...contourSize(look));
    drawContours(pen, surface, look);
    return encoded(text());
  },

  /** The steps of the paths: where each lies on the plane, the height there, and its true loss; if compared, of which lane. */
  'path.csv'({ paths, compared }: Surface): Uint8Array<ArrayBuffer> {
    const lanes = paths.map((_, i) => lineage(compared, i));
    const rows = paths.flatMap(({ steps, u, v, height, loss }, lane) =>
      Array.from(steps, (step, i) => [...Object.values(lanes[lane]!), step, u[i]!, v[i]!, height[i]!, loss[i]!]),
    );
    return table([...Object.keys(lanes[0]!), 'step', 'u', 'v', 'height', 'loss'], rows.length, (i) => rows[i]!);
  },

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
    const { directions, set, samples, share, square, grid, values, paths, compared, check } = surface;
    const [u, v] = axesOf(surface);
    const loss = v.map((_, row) => [...values.subarray(row * grid, (row + 1) * grid)]);
    const columns = paths.map(({ steps, u, v, height, loss, ...rest }, lane) => {
      const lists = Object.entries({ steps, u, v, height, loss }).map(([name, column]) => [name, [...column]]);
      return { ...lineage(compared, lane), ...rest, ...Object.fromEntries(lists) };
    });
    const whole = { directions, set, samples, share, square, float64: check, u, v, loss, paths: columns };
    return encoded(`${JSON.stringify(whole)}\n`);
  },
} as const satisfies Record<string, (surface: Surface, look: FileLook) => Uint8Array<ArrayBuffer>>;

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

/** What a compared path was trained with; nothing for the path of a run. */
function lineage(compared: Compared | undefined, path: number): Record<string, number | string> {
  const lane = compared?.lanes[path];
  if (!lane) return {};
  const { optimizer, learningRate, order, start } = lane;
  return { optimizer: optimizer.name, rate: learningRate, order, ...(start === undefined ? {} : { start }) };
}

/** Coordinates along the sides of a grid. */
function axesOf({ grid, square }: Surface): readonly [u: number[], v: number[]] {
  const along = (centre: number) => Array.from({ length: grid }, (_, i) => coordinate(centre, square.half, i, grid));
  return [along(square.u), along(square.v)];
}
