import type { LineLook, Pen, Spot, SquareBox } from './pen.ts';

/** A pen that writes an SVG drawing of a size in px: `text` is what has been drawn. */
export function createSvgPen(width: number, height: number): { readonly pen: Pen; text(): string } {
  const lines: string[] = [];
  const anchors = { left: 'start', middle: 'middle', right: 'end' } as const;

  const pen: Pen = {
    ground(tones, grid, colourOf, box) {
      lines.push(`<g shape-rendering="crispEdges">${cellsOf(tones, grid, colourOf, box)}</g>`);
    },
    lines(all, look) {
      if (all.every(({ length }) => length < 2)) return;
      lines.push(`<path d="${all.map(open).join('')}" fill="none" ${stroked(look)}/>`);
    },
    shape(outline, fill, edge) {
      lines.push(`<path d="${open(outline)}z" fill="${hex(fill)}" ${stroked(edge)}/>`);
    },
    text(words, [x, y], { align, isUpright, hasEdge }) {
      const at = isUpright
        ? `transform="translate(${round(x)} ${round(y)}) rotate(-90)"`
        : `x="${round(x)}" y="${round(y)}"`;
      const edge = hasEdge ? ' stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"' : '';
      lines.push(`<text ${at} text-anchor="${anchors[align]}"${edge}>${escaped(words)}</text>`);
    },
  };
  return {
    pen,
    text: () =>
      [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
        '<rect width="100%" height="100%" fill="#fff"/>',
        ...lines,
        '</svg>',
        '',
      ].join('\n'),
  };
}

/** Cells of the grid around its points, neighbours of one colour in one piece. */
function cellsOf(
  tones: Float32Array,
  grid: number,
  colourOf: (tone: number) => number,
  { left, top, side }: SquareBox,
): string {
  const cell = side / (grid - 1);
  const edge = (i: number) => Math.max(0, Math.min(side, (i - 0.5) * cell));
  const pieces: string[] = [];
  for (let row = 0; row < grid; row++) {
    const colours = Array.from(tones.subarray(row * grid, (row + 1) * grid), colourOf);
    const [y, high] = [round(top + side - edge(row + 1)), round(edge(row + 1) - edge(row))];
    for (let from = 0; from < grid; ) {
      let to = from + 1;
      while (to < grid && colours[to] === colours[from]) to++;
      const [x, wide] = [round(left + edge(from)), round(edge(to) - edge(from))];
      pieces.push(`<rect x="${x}" y="${y}" width="${wide}" height="${high}" fill="${hex(colours[from]!)}"/>`);
      from = to;
    }
  }
  return pieces.join('');
}

const open = (spots: readonly Spot[]) => `M${spots.map((spot) => spot.map(round).join(' ')).join('L')}`;

function stroked({ colour, width, opacity, dash = [] }: LineLook): string {
  const faint = opacity === undefined ? '' : ` stroke-opacity="${opacity}"`;
  const dashed = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  return `stroke="${hex(colour)}" stroke-width="${width}" stroke-linejoin="round"${faint}${dashed}`;
}

const hex = (colour: number) => `#${colour.toString(16).padStart(6, '0')}`;
const round = (value: number) => Math.round(value * 100) / 100;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
