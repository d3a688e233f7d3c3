import { font } from '../../draw/tokens.ts';

const context = document.createElement('canvas').getContext('2d')!;
const known = new Map<string, number>();

/** Width in px of a digit in the smallest text; digits are all as wide as each other. */
export function digitWidth(): number {
  const face = font('--t-1');
  const width = known.get(face) ?? measure(face);
  known.set(face, width);
  return width;
}

function measure(face: string): number {
  context.font = face;
  return context.measureText('0').width;
}
