import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { rgb } from '../draw/tokens.ts';
import { theme } from '../store/preferences.ts';
import { heightStops } from './height-colours.ts';
import { createMotion } from './motion.ts';
import type { Picture } from './picture.ts';
import { createScene } from './scene.ts';
import { type Angle, projectorFor } from './view-angle.ts';
import { viewFrame } from './view-frame.ts';

interface MeshProps {
  readonly picture: ReadonlySignal<Picture | undefined>;
  readonly angle: ReadonlySignal<Angle>;
  readonly onMissing: () => void;
}

/** The shaded surface, drawn by WebGL whenever the picture, the angle, the box or the theme changed, and only then. */
export function MeshCanvas({ picture, angle, onMissing }: MeshProps) {
  const element = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const canvas = element.current!;
    const scene = createScene(canvas);
    if (!scene) return onMissing();
    const box = signal({ width: 0, height: 0, ratio: 1 });
    const observer = new ResizeObserver(() => {
      box.value = { width: canvas.clientWidth, height: canvas.clientHeight, ratio: Math.max(1, devicePixelRatio) };
    });
    observer.observe(canvas);
    // A lost context comes back empty: what was in it is let go, and put into the new one by the next drawing.
    const restored = signal(0);
    const restore = () => {
      restored.value += 1;
    };
    canvas.addEventListener('webglcontextlost', scene.free);
    canvas.addEventListener('webglcontextrestored', restore);
    // Paths are not drawn here: a picture of which only they changed is not drawn again.
    const field = computed(() => picture.value?.field);
    const tint = computed(() => picture.value?.tint);
    const stopColours = effect(() => scene.setColours(heightStops.value, rgb('--line')));
    const moving = createMotion(angle);
    const stopDrawing = effect(() => {
      for (const one of [restored, theme, tint]) one.value;
      const { width, height, ratio } = box.value;
      if (!field.value || width === 0 || height === 0) return;
      const shown = picture.peek()!;
      const { scale } = shown;
      scene.setPicture(shown);
      scene.render(angle.value, projectorFor(angle.value, viewFrame(width, height), scale.tone(scale.floor)), {
        width,
        height,
        ratio,
        inMotion: moving.is.value,
      });
    });
    return () => {
      for (const stop of [stopDrawing, stopColours, moving.stop]) stop();
      canvas.removeEventListener('webglcontextlost', scene.free);
      canvas.removeEventListener('webglcontextrestored', restore);
      observer.disconnect();
      scene.dispose();
    };
  }, []);

  return <canvas ref={element} />;
}
