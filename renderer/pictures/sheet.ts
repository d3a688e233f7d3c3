import type { Brush } from '../draw/brush.ts';

/** A rectangle in CSS px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One thing on a sheet: where it stands, and how it is painted into a box of its own. */
export interface SheetPart {
  readonly box: Box;
  readonly paint: (brush: Brush, width: number, height: number) => void;
}

/** A picture to be kept, in whatever form: its parts lie on a ground of one colour, later ones over earlier ones. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly parts: readonly SheetPart[];
}
