import type { HTMLAttributes } from 'preact';
import { type Paint, useDrawing } from './drawing.ts';

interface CanvasProps extends Omit<HTMLAttributes<HTMLCanvasElement>, 'ref'> {
  readonly paint: Paint;
}

const own = (canvas: HTMLCanvasElement) => canvas.getContext('2d')!;

/** A canvas as large as its box, for what changes while training runs. */
export function Canvas({ paint, ...attributes }: CanvasProps) {
  return <canvas ref={useDrawing(paint, own)} {...attributes} />;
}
