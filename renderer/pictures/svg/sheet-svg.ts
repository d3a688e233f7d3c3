import type { Sheet } from '../sheet.ts';
import { createSvgRecorder, type SvgTools } from './svg-recorder.ts';
import { element, escaped } from './svg-words.ts';

/** Pixels to a px of the maps and pictures inside: as sharp as the PNG. */
const ratio = 2;

/** A sheet as a file of SVG: vectors and text, with maps and pictures as PNG inside. The title is for readers and search. */
export function svgOf({ width, height, ground, parts }: Sheet, title: string, tools: SvgTools): string {
  const drawn = parts.map(({ box, paint }, i) => {
    const { brush, elements } = createSvgRecorder(ratio, `part-${i + 1}`, tools);
    paint(brush, box.width, box.height);
    return element('svg', { ...box, overflow: 'hidden' }, elements());
  });
  const background = element('rect', { width, height, fill: ground });
  const head = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` };
  return element('svg', head, [`<title>${escaped(title)}</title>`, background, ...drawn].join('\n'));
}
