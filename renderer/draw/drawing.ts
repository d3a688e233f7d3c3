import { effect, signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { theme } from '../store/preferences.ts';

/** Draws a whole picture in CSS pixels. Signals that it reads make it draw again. */
export type Paint = (context: CanvasRenderingContext2D, width: number, height: number) => void;

/** While this holds, pictures stay as they are: a film that walks through a run needs the time that they would take. */
export const drawingHeld = signal(false);

/**
 * Draws a picture as large as the box of an element, sharp at any pixel ratio, again when its size, the theme or a signal changes.
 * `contextOf` says where the picture of the element is drawn, `show` brings it to the element once it is.
 */
export function useDrawing<E extends HTMLElement>(
  paint: Paint,
  contextOf: (element: E) => CanvasRenderingContext2D,
  show?: (element: E, canvas: HTMLCanvasElement) => void,
): RefObject<E | null> {
  const element = useRef<E>(null);
  const latest = useRef(signal(paint));
  latest.current.value = paint;

  useEffect(() => {
    const shown = element.current!;
    const context = contextOf(shown);
    const { canvas } = context;
    const box = signal({ width: 0, height: 0, ratio: 1 });
    const observer = new ResizeObserver(() => {
      box.value = { width: shown.clientWidth, height: shown.clientHeight, ratio: Math.max(1, devicePixelRatio) };
    });
    observer.observe(shown);
    const stop = effect(() => {
      if (drawingHeld.value) return;
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
      show?.(shown, canvas);
    });
    return () => {
      stop();
      observer.disconnect();
    };
  }, []);

  return element;
}
