interface Mark {
  readonly label: string;
  readonly value: number;
  readonly ours: boolean;
}

/** One diagram with a logarithmic axis. */
export interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly marks: readonly Mark[];
}

const width = 940;
const edge = 20;
const labels = 420;
const figures = 90;
const rowHeight = 20;
const headHeight = 56;
const gap = 22;

/** Colours of look.md: ink for all, the positive sign's blue for what is ours; both themes in one file. */
const style = `
  text { font: 12px system-ui, sans-serif; fill: #414951 }
  .ground { fill: #ffffff }
  .title, .mine { font-weight: 600; fill: #151d25 }
  .unit { fill: #59616b }
  .peer-mark { fill: #7c848b; stroke: #7c848b }
  .mine-mark { fill: #0c5cca; stroke: #0c5cca }
  .line { stroke: #d1d7da }
  @media (prefers-color-scheme: dark) {
    text { fill: #bfc5ca }
    .ground { fill: #151a20 }
    .title, .mine { fill: #ebeff2 }
    .unit { fill: #9da6ad }
    .peer-mark { fill: #9aa2a7; stroke: #9aa2a7 }
    .mine-mark { fill: #6baffa; stroke: #6baffa }
    .line { stroke: #2e353c }
  }`;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));

/** An element with its text, at a place. */
function text(x: number, y: number, kind: string, content: string, anchor = 'start'): string {
  return `<text x="${x}" y="${y}" class="${kind}" text-anchor="${anchor}">${escaped(content)}</text>`;
}

function drawPanel({ title, unit, marks }: Panel, top: number): readonly string[] {
  const values = marks.map((mark) => mark.value);
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const room = width - labels - figures;
  const x = (value: number) => Math.round(labels + (room * (Math.log10(value) - low)) / (high - low));
  const bottom = top + headHeight + rowHeight * marks.length;
  const decades = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  return [
    text(edge, top + 14, 'title', title),
    text(edge, top + 36, 'unit', unit),
    ...decades.flatMap((value) => [
      text(x(value), top + 36, 'unit', figure(value), 'middle'),
      `<path d="M${x(value) + 0.5} ${top + headHeight - 14}V${bottom}" class="line"/>`,
    ]),
    ...marks.flatMap(({ label, value, ours }, i) => {
      const y = top + headHeight + rowHeight * i;
      const kind = ours ? 'mine' : 'peer';
      return [
        text(labels - 10, y + 4, kind, label, 'end'),
        `<path d="M${labels} ${y}H${x(value)}" class="${kind}-mark"/>`,
        `<circle cx="${x(value)}" cy="${y}" r="4" class="${kind}-mark"/>`,
        text(x(value) + 9, y + 4, kind, figure(value)),
      ];
    }),
  ];
}

/** A picture of all panels, one below the other, with a caption: an SVG that reads on light and on dark ground. */
export function plot(caption: string, panels: readonly Panel[]): string {
  const drawn: string[] = [];
  let top = edge;
  for (const panel of panels) {
    drawn.push(...drawPanel(panel, top));
    top += headHeight + rowHeight * panel.marks.length + gap;
  }
  drawn.push(text(edge, top + 4, 'unit', caption));
  const height = top + edge;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(`How fast the engine is beside others: ${caption}`)}</title>`,
    `<style>${style}\n</style>`,
    `<rect width="${width}" height="${height}" rx="8" class="ground"/>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}
