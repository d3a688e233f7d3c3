/** A place in px, from the left and from the top. */
export type Spot = readonly [x: number, y: number];

/** Left, top and side of a square in px. */
export interface SquareBox {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

export interface LineLook {
  /** Red, green and blue. */
  readonly colour: number;
  readonly width: number;
  readonly opacity?: number;
  readonly dash?: readonly number[];
}

interface TextLook {
  readonly align: 'left' | 'middle' | 'right';
  /** Whether it runs upwards. */
  readonly isUpright?: boolean;
  /** Whether it has a white edge, to be read on any colour. */
  readonly hasEdge?: boolean;
}

/** What a picture is drawn with: to vectors or to pixels. What comes later lies above. */
export interface Pen {
  /** Colours a square by the tones of its grid, (grid, grid), row 0 at the bottom. */
  ground(tones: Float32Array, grid: number, colourOf: (tone: number) => number, box: SquareBox): void;
  /** Lines of one look, as one: where they cross they do not add up. */
  lines(lines: readonly (readonly Spot[])[], look: LineLook): void;
  /** A filled outline with an edge. */
  shape(outline: readonly Spot[], fill: number, edge: LineLook): void;
  text(words: string, at: Spot, look: TextLook): void;
}
