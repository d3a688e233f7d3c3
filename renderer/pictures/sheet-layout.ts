import type { Box } from './sheet.ts';

/** What a picture of the Lab shows: all of it, or one of its parts. */
export const labViews = ['all', 'network', 'output', 'chart'] as const;
export type LabView = (typeof labViews)[number];

/** Sizes of text in px: of ticks, of words, of titles. */
export interface TextSizes {
  readonly small: number;
  readonly text: number;
  readonly title: number;
}

/** Something with words of its own around it: the whole, and the plot within, both on the sheet. */
interface Framed {
  readonly whole: Box;
  readonly plot: Box;
}

/** Where everything stands on a sheet, in px. */
export interface SheetLayout {
  readonly width: number;
  readonly height: number;
  readonly head: Box;
  readonly foot: Box;
  readonly network?: Box;
  readonly output?: Framed;
  readonly chart?: Framed;
}

const sizes: Record<LabView, { readonly width: number; readonly height: number }> = {
  all: { width: 1280, height: 720 },
  network: { width: 1040, height: 640 },
  output: { width: 560, height: 640 },
  chart: { width: 800, height: 480 },
};
const margin = 24;
const gap = 24;
/** Width of the column of output and chart beside the network. */
const column = 380;
/** The least height of the chart under the output. */
const leastChart = 150;

/** Lays out one view; the output of data with a plane is a square map with numbers at its left and below. */
export function layoutSheet(view: LabView, plane: boolean, { small, text, title }: TextSizes): SheetLayout {
  const { width, height } = sizes[view];
  const wide = width - 2 * margin;
  const head = { x: margin, y: margin, width: wide, height: Math.ceil(1.4 * title) };
  const line = Math.ceil(1.5 * small);
  const foot = { x: margin, y: height - margin - line, width: wide, height: line };
  const top = head.y + head.height + 14;
  const room = { x: margin, y: top, width: wide, height: foot.y - 10 - top };
  const common = { width, height, head, foot };
  const words = Math.ceil(1.5 * text) + 6;

  const framedOutput = (box: Box): Framed => {
    if (!plane) return { whole: box, plot: { ...box, y: box.y + words, height: box.height - words } };
    const [left, below] = [Math.ceil(3.2 * small), Math.ceil(1.6 * small)];
    const side = Math.floor(Math.min(box.width - left, box.height - words - below));
    const whole = { ...box, height: words + side + below };
    return { whole, plot: { x: box.x + left, y: box.y + words, width: side, height: side } };
  };
  const framedChart = (box: Box): Framed => ({
    whole: box,
    plot: { ...box, y: box.y + words, height: box.height - words },
  });

  switch (view) {
    case 'network':
      return { ...common, network: room };
    case 'output':
      return { ...common, output: framedOutput(room) };
    case 'chart':
      return { ...common, chart: framedChart(room) };
    case 'all': {
      const right = { ...room, x: width - margin - column, width: column };
      const output = framedOutput({ ...right, height: room.height - gap - words - leastChart });
      const below = output.whole.y + output.whole.height + gap;
      return {
        ...common,
        network: { ...room, width: wide - gap - column },
        output,
        chart: framedChart({ ...right, y: below, height: room.y + room.height - below }),
      };
    }
    default:
      return view satisfies never;
  }
}
