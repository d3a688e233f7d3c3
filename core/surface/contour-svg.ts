import { contour } from './contour.ts';
import { contourLabels } from './contour-labels.ts';
import type { FileLook } from './file-look.ts';
import { squareTicks } from './grid.ts';
import { bandOf, contourTones, heightScale } from './height-scale.ts';
import { heightColour } from './height-tone.ts';
import { laneColours, laneDashes, laneShapes, lookOf } from './lane-look.ts';
import type { PathOnPlane, Surface } from './protocol.ts';
import { decimalsOf } from './round-numbers.ts';

/** Side of the map and the room around it for numbers and names, in px. */
const side = 480;
const margin = { left: 64, right: 16, top: 16, bottom: 48 };

/** Height of a line of the legend. */
const lineHeight = 20;

/**
 * A surface from above as an SVG drawing: bands of colour, the lines between them, the paths with their starts (hollow) and
 * their ends (full), and both axes with numbers and names. Several paths are named below, with the loss at their ends.
 */
export function contourSvg(surface: Surface, { heights, axes, lanes = [] }: FileLook): string {
  const { values, grid, square, paths } = surface;
  const scale = heightScale(values, heights === 'log');
  const tones = values.map(scale?.tone ?? (() => Number.NaN));
  const cell = side / (grid - 1);
  const across = (column: number) => round(margin.left + column * cell);
  const down = (row: number) => round(margin.top + side - row * cell);
  const place: Place = (u, v) => {
    const share = (at: number, centre: number) => ((at - centre) / square.half + 1) / 2;
    return [across(share(u, square.u) * (grid - 1)), down(share(v, square.v) * (grid - 1))];
  };
  const linesOf = (losses: readonly number[], opacity: number) => {
    const pieces = losses.flatMap((loss) => contour(tones, grid, grid, scale!.tone(loss)));
    const lines = pieces.map(([x1, y1, x2, y2]) => `M${across(x1)} ${down(y1)}L${across(x2)} ${down(y2)}`).join('');
    return `<path d="${lines}" fill="none" stroke="#fff" stroke-opacity="${opacity}"/>`;
  };
  const width = margin.left + side + margin.right;
  const map = margin.top + side + margin.bottom;
  const [us, vs] = squareTicks(square);
  const numbers = [
    ...us.map(
      (u) => `<text x="${place(u, 0)[0]}" y="${margin.top + side + 18}" text-anchor="middle">${rounded(us, u)}</text>`,
    ),
    ...vs.map(
      (v) => `<text x="${margin.left - 8}" y="${place(0, v)[1] + 4}" text-anchor="end">${rounded(vs, v)}</text>`,
    ),
  ];
  const walked = paths.flatMap((path) =>
    Array.from(path.u, (u, i) => ({ x: (u - square.u) / square.half, y: (path.v[i]! - square.v) / square.half })),
  );
  const heightNumbers = scale
    ? contourLabels(tones, grid, scale, walked).map(({ loss, x, y }) => {
        const words = scale.log ? tidy(loss) : rounded(scale.ticks, loss);
        const [left, top] = [across(((x + 1) / 2) * (grid - 1)), down(((y + 1) / 2) * (grid - 1))];
        return `<text x="${left}" y="${round(top + 4)}" text-anchor="middle" stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${words}</text>`;
      })
    : [];
  const middle = { x: margin.left + side / 2, y: margin.top + side / 2 };
  const box = `x="${margin.left}" y="${margin.top}" width="${side}" height="${side}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${map + lineHeight * lanes.length}" font-family="sans-serif" font-size="13">`,
    `<clipPath id="map"><rect ${box}/></clipPath>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<g shape-rendering="crispEdges">${bandsOf(tones, grid, cell, scale ? contourTones(scale) : [])}</g>`,
    ...(scale ? [linesOf(scale.between, 0.35), linesOf(scale.ticks, 0.8)] : []),
    ...heightNumbers,
    `<g clip-path="url(#map)">`,
    ...paths.flatMap((path, i) => linesOfPath(path, place, lookOf(surface, i))),
    ...paths.flatMap((path, i) => endsOfPath(path, place, lookOf(surface, i))),
    '</g>',
    ...numbers,
    `<text x="${middle.x}" y="${map - 10}" text-anchor="middle">${escaped(axes[0])}</text>`,
    `<text transform="translate(16 ${middle.y}) rotate(-90)" text-anchor="middle">${escaped(axes[1])}</text>`,
    ...lanes.flatMap((name, i) => {
      const loss = paths[i]?.loss.at(-1);
      const words = loss === undefined ? name : `${name}: ${tidy(loss)}`;
      return legendLine(words, map + lineHeight * i, lookOf(surface, i));
    }),
    '</svg>',
    '',
  ].join('\n');
}

/** Cells of the grid around its points, neighbours of one band in one piece; a hole stays grey. */
function bandsOf(tones: Float32Array, grid: number, cell: number, edges: readonly number[]): string {
  const colourAt = (row: number, column: number) => {
    const tone = tones[row * grid + column]!;
    return hex(heightColour(Number.isNaN(tone) ? tone : bandOf(edges, tone)));
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

type Place = (u: number, v: number) => readonly [number, number];

const hex = (colour: number) => `#${colour.toString(16).padStart(6, '0')}`;

function linesOfPath({ u, v }: PathOnPlane, place: Place, look: number): string[] {
  if (u.length < 2) return [];
  const points = Array.from(u, (one, i) => place(one, v[i]!).join()).join(' ');
  return [
    `<polyline points="${points}" ${stroke(0xffffff, 5, [])}/>`,
    `<polyline points="${points}" ${stroke(laneColours[look]!, 2.5, laneDashes[look]!)}/>`,
  ];
}

function stroke(colour: number, width: number, dash: readonly number[]): string {
  const dashed = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  return `fill="none" stroke="${hex(colour)}" stroke-width="${width}" stroke-linejoin="round"${dashed}`;
}

function endsOfPath({ u, v }: PathOnPlane, place: Place, look: number): string[] {
  const [x, y] = place(u[0]!, v[0]!);
  const [endX, endY] = place(u.at(-1)!, v.at(-1)!);
  return [
    `<circle cx="${x}" cy="${y}" r="5" fill="#fff" stroke="#182029" stroke-width="2"/>`,
    markAt(endX, endY, look),
  ];
}

function markAt(x: number, y: number, look: number): string {
  const drawn = `fill="${hex(laneColours[look]!)}" stroke="#fff" stroke-width="2"`;
  return `<path transform="translate(${round(x - 7)} ${round(y - 7)})" d="${laneShapes[look]}" ${drawn}/>`;
}

function legendLine(words: string, y: number, look: number): string[] {
  const [left, middle] = [margin.left, y + lineHeight / 2];
  return [
    `<path d="M${left} ${middle}h44" ${stroke(laneColours[look]!, 2.5, laneDashes[look]!)}/>`,
    markAt(left + 44, middle, look),
    `<text x="${left + 62}" y="${middle + 5}">${escaped(words)}</text>`,
  ];
}

const round = (value: number) => Math.round(value * 100) / 100;
const tidy = (value: number) => String(Number(value.toPrecision(3)));
const rounded = (numbers: readonly number[], one: number) => one.toFixed(decimalsOf(numbers));
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
