import { short } from './svg-path.ts';

/** The attributes of an element, in order; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes, and what is in it. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === 'number' ? short(value) : escaped(value)}"`],
  );
  return inside === '' ? `<${name}${words.join('')}/>` : `<${name}${words.join('')}>${inside}</${name}>`;
}

/** Text as XML holds it. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A colour of CSS in the words of SVG 1.1, which older programs read too, and its opacity. */
export function colourOf(style: string): { readonly colour: string; readonly opacity: number } {
  const parts = /^rgb\((\d+) (\d+) (\d+)(?: \/ ([\d.]+))?\)$/.exec(style);
  if (!parts) return { colour: style, opacity: 1 };
  return { colour: `rgb(${parts[1]},${parts[2]},${parts[3]})`, opacity: Number(parts[4] ?? 1) };
}

/** The parts of a font as `font` of a canvas takes it. */
export function fontOf(font: string): { italic: boolean; weight: string; size: number; family: string } {
  const parts = /^(italic )?(\S+) ([\d.]+)px (.+)$/.exec(font);
  if (!parts) throw new Error(`unknown font: ${font}`);
  return { italic: parts[1] !== undefined, weight: parts[2]!, size: Number(parts[3]), family: parts[4]! };
}
