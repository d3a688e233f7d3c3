import { effect, signal } from '@preact/signals';
import type { HTMLAttributes } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { theme } from '../store/preferences.ts';

/** Draws a whole picture in CSS pixels. Signals that it reads make it draw again. */
export type Paint = (context: CanvasRenderingContext2D, width: number, height: number) => void;

interface CanvasProps extends Omit<HTMLAttributes<HTMLCanvasElement>, 'ref'> {
  readonly paint: Paint;
}

/** A canvas as large as its box, sharp at any pixel ratio, drawn again when its size, the theme or a signal changes. */
export function Canvas({ paint, ...attributes }: CanvasProps) {
  const element = useRef<HTMLCanvasElement>(null);
  const latest = useRef(signal(paint));
  latest.current.value = paint;

  useEffect(() => {
    const canvas = element.current!;
    const context = canvas.getContext('2d')!;
    const box = signal({ width: 0, height: 0, ratio: 1 });
    const observer = new ResizeObserver(() => {
      box.value = { width: canvas.clientWidth, height: canvas.clientHeight, ratio: Math.max(1, devicePixelRatio) };
    });
    observer.observe(canvas);
    const stop = effect(() => {
      const { width, height, ratio } = box.value;
      theme.value;
      if (width === 0 || height === 0) return;
      const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== wide || canvas.height !== high) {
        canvas.width = wide;
        canvas.height = high;
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      latest.current.value(context, width, height);
    });
    return () => {
      stop();
      observer.disconnect();
    };
  }, []);

  return <canvas ref={element} {...attributes} />;
}
