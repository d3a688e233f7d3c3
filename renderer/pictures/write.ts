import type { Brush } from '../draw/brush.ts';
import { font, size, token } from '../draw/tokens.ts';

interface Look {
  readonly size?: '--t-1' | '--t-2' | '--t-3' | '--t-4';
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly strong?: boolean;
}

/** Writes words, their middle at a height, in ticks' size and colour unless told otherwise. */
export function write(brush: Brush, words: string, x: number, y: number, look: Look = {}): void {
  const { colour = '--ink-3', align = 'left' } = look;
  brush.font = fontFor(look);
  brush.fillStyle = token(colour);
  brush.textAlign = align;
  brush.textBaseline = 'middle';
  brush.fillText(words, x, y);
  brush.textBaseline = 'alphabetic';
}

/** The width that words will take. */
export function widthOf(brush: Brush, words: string, look: Look = {}): number {
  brush.font = fontFor(look);
  return brush.measureText(words).width;
}

const fontFor = ({ size: sizeToken = '--t-1', strong = false }: Look) =>
  font(sizeToken, token(strong ? '--w-strong' : '--w-text'));

/** Writes a variable with its index, as formulas have it; `align` says which side of it stands at x. */
export function writeVariable(
  brush: Brush,
  name: string,
  index: number | undefined,
  x: number,
  y: number,
  align: 'left' | 'center' | 'right',
): void {
  const letter = font('--t-4', token('--w-text'), true);
  const below = font('--t-1', token('--w-text'));
  const text = index === undefined ? '' : String(index);
  brush.font = letter;
  const wide = brush.measureText(name).width;
  brush.font = below;
  const all = wide + brush.measureText(text).width;
  const left = x - { left: 0, center: all / 2, right: all }[align];
  brush.fillStyle = token('--ink');
  brush.textAlign = 'left';
  brush.textBaseline = 'middle';
  brush.font = letter;
  brush.fillText(name, left, y);
  brush.font = below;
  brush.fillText(text, left + wide, y + 0.35 * size('--t-1'));
  brush.textBaseline = 'alphabetic';
}
