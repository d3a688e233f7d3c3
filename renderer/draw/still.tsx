import { type Paint, useDrawing } from './drawing.ts';

let sheet: CanvasRenderingContext2D | undefined;

/** Where stills are drawn, one after another. */
function shared(): CanvasRenderingContext2D {
  sheet ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  return sheet;
}

function show(image: HTMLImageElement, canvas: HTMLCanvasElement): void {
  image.src = canvas.toDataURL();
}

/**
 * A small picture that seldom changes, as large as its box. It is an image because a browser puts every canvas of a page together
 * anew for each frame of any other.
 */
export function Still({ paint, class: name }: { paint: Paint; class?: string }) {
  return <img alt="" class={name} draggable={false} ref={useDrawing(paint, shared, show)} />;
}
