/** The parts of a canvas's context that mean the same to a recorder. */
type Shared = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'imageSmoothingEnabled'
  | 'save'
  | 'restore'
  | 'resetTransform'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'bezierCurveTo'
  | 'rect'
  | 'arc'
  | 'fillRect'
  | 'strokeRect'
  | 'setLineDash'
>;

/**
 * What pictures are painted with: a canvas's context, or a recorder that writes the same as vectors. It scales evenly from
 * CSS px, by `getTransform().a`, and neither moves nor turns; styles are colours.
 */
export interface Brush extends Shared {
  getTransform(): Pick<DOMMatrix, 'a'>;
  ellipse(x: number, y: number, rx: number, ry: number, turn: number, from: number, to: number): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  fill(): void;
  stroke(): void;
  clip(): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): Pick<TextMetrics, 'width'>;
  drawImage(image: Drawn, x: number, y: number, width: number, height: number): void;
  drawImage(image: Drawn, ...fromAndTo: Boxes): void;
  /** In pixels, as all of this method is. */
  putImageData(image: ImageData, x: number, y: number): void;
}

/** What holds pixels that were drawn elsewhere. */
export type Drawn = OffscreenCanvas | HTMLCanvasElement;

/** Left, top, width and height of a part of an image, then of where it goes. */
export type Boxes = [number, number, number, number, number, number, number, number];
