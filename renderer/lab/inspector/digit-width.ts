import { textWidth } from '../../draw/text-width.ts';
import { font } from '../../draw/tokens.ts';

const known = new Map<string, number>();

/** Width in px of a digit in the smallest text; digits are all as wide as each other. */
export function digitWidth(): number {
  const face = font('--t-1');
  const width = known.get(face) ?? textWidth('0', face);
  known.set(face, width);
  return width;
}
