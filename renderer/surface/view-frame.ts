import { size } from '../draw/tokens.ts';
import type { Frame } from './view-angle.ts';

/** The room around the surface in a box: a head above, numbers and names at the sides and below. */
export function viewFrame(width: number, height: number): Frame {
  const t1 = size('--t-1');
  return { width, height, top: size('--control') + 20, bottom: 2.6 * t1, side: 4.5 * t1 };
}
