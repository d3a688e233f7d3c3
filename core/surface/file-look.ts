import type { HeightScaleName } from './height-tone.ts';
import type { Letters } from './line-letters.ts';

/** How a surface is written. */
export interface FileLook {
  readonly heights: HeightScaleName;
  /** Names of the two directions. */
  readonly axes: readonly [string, string];
  /** Names of the paths, where there are several. */
  readonly lanes?: readonly string[];
  /** What writes words into pixels; without it, plain letters of lines. */
  readonly letters?: Letters;
}
