import { contour } from './contour.ts';
import { type HeightScaleName, heightColour, toneOf } from './height-tone.ts';
import type { Surface } from './protocol.ts';

/** Side of the map and the room around it for numbers and names, in px. */
const side = 480;
const margin = { left: 64, right: 16, top: 16, bottom: 48 };
const bands = 12;

/**
 * A surface from above as an SVG drawing: bands of colour, the lines between them, the path with its start (hollow) and its
 * end (full), and both axes with numbers and names.
 */
export function contourSvg(surface: Surface, scale: HeightScaleName, axes: readonly [string, string]): string {
  const { values, grid, square, path } = surface;
  const tones = values.map(toneOf(values, scale));
  const cell = side / (grid - 1);
  const across = (column: number) => round(margin.left + column * cell);
  const down = (row: number) => round(margin.top + side - row * cell);
  const place = (u: number, v: number) => {
    const share = (at: number, centre: number) => ((at - centre) / square.half + 1) / 2;
    return [across(share(u, square.u) * (grid - 1)), down(share(v, square.v) * (grid - 1))] as const;
  };
  const points = Array.from(path.u, (u, i) => place(u, path.v[i]!));
  const [first, last] = [points[0], points.at(-1)];
  const width = margin.left + side + margin.right;
  const height = margin.top + side + margin.bottom;
  const numbers = [-1, 0, 1].flatMap((share) => {
    const [u, v] = [square.u + share * square.half, square.v + share * square.half];
    const [x, y] = place(u, v);
    return [
      `<text x="${x}" y="${margin.top + side + 18}" text-anchor="middle">${tidy(u)}</text>`,
      `<text x="${margin.left - 8}" y="${y + 4}" text-anchor="end">${tidy(v)}</text>`,
    ];
  });
  const middle = { x: margin.left + side / 2, y: margin.top + side / 2 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<g shape-rendering="crispEdges">${bandsOf(tones, grid, cell)}</g>`,
    `<path d="${linesOf(tones, grid, across, down)}" fill="none" stroke="#fff" stroke-opacity=".7"/>`,
    ...(points.length > 1 ? [pathOf(points, '#fff', 5), pathOf(points, '#182029', 2.5)] : []),
    ...(first
      ? [`<circle cx="${first[0]}" cy="${first[1]}" r="5" fill="#fff" stroke="#182029" stroke-width="2"/>`]
      : []),
    ...(last ? [`<circle cx="${last[0]}" cy="${last[1]}" r="5" fill="#182029" stroke="#fff" stroke-width="2"/>`] : []),
    ...numbers,
    `<text x="${middle.x}" y="${height - 10}" text-anchor="middle">${escaped(axes[0])}</text>`,
    `<text transform="translate(16 ${middle.y}) rotate(-90)" text-anchor="middle">${escaped(axes[1])}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

/** Cells of the grid around its points, neighbours of one band in one piece; a hole stays grey. */
function bandsOf(tones: Float32Array, grid: number, cell: number): string {
  const colourAt = (row: number, column: number) => {
    const tone = tones[row * grid + column]!;
    const band = (Math.min(bands - 1, Math.floor(tone * bands)) + 0.5) / bands;
    return `#${heightColour(band).toString(16).padStart(6, '0')}`;
  };
  const edge = (i: number) => Math.max(0, Math.min(side, (i - 0.5) * cell));
  const pieces: string[] = [];
  for (let row = 0; row < grid; row++) {
    const top = round(margin.top + side - edge(row + 1));
    const high = round(edge(row + 1) - edge(row));
    for (let from = 0; from < grid; ) {
      const colour = colourAt(row, from);
      let to = from + 1;
      while (to < grid && colourAt(row, to) === colour) to++;
      const [x, wide] = [round(margin.left + edge(from)), round(edge(to) - edge(from))];
      pieces.push(`<rect x="${x}" y="${top}" width="${wide}" height="${high}" fill="${colour}"/>`);
      from = to;
    }
  }
  return pieces.join('');
}

function linesOf(
  tones: Float32Array,
  grid: number,
  across: (x: number) => number,
  down: (y: number) => number,
): string {
  const pieces: string[] = [];
  for (let band = 1; band < bands; band++) {
    for (const [x1, y1, x2, y2] of contour(tones, grid, grid, band / bands)) {
      if (!Number.isFinite(x1 + y1 + x2 + y2)) continue;
      pieces.push(`M${across(x1)} ${down(y1)}L${across(x2)} ${down(y2)}`);
    }
  }
  return pieces.join('');
}

function pathOf(points: readonly (readonly [number, number])[], colour: string, width: number): string {
  const look = `fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"`;
  return `<polyline points="${points.map((point) => point.join()).join(' ')}" ${look}/>`;
}

const round = (value: number) => Math.round(value * 100) / 100;
const tidy = (value: number) => String(Number(value.toPrecision(3)));
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
