import { drawingHeld } from '../../draw/drawing.ts';
import type { PictureSubject } from '../picture-subject.ts';
import { createSheetPainter } from '../sheet-image.ts';
import { type FilmCamera, startFilm } from './film-camera.ts';
import type { FilmForm } from './film-form.ts';

/** Pixels to a px: a GIF is large enough without more, a video is 1920 pixels wide. */
const ratios: Record<FilmForm, number> = { gif: 1, webm: 1.5, mp4: 1.5 };

/** The size in pixels that a film of a sheet has. */
export const filmSize = (form: FilmForm, { width, height }: { readonly width: number; readonly height: number }) => ({
  width: Math.round(width * ratios[form]),
  height: Math.round(height * ratios[form]),
});

interface FilmOrder {
  readonly view: string;
  readonly form: FilmForm;
  readonly frames: number;
  readonly seconds: number;
}

/** Makes a film of a subject; undefined when it was stopped. Rejects with a `LabError` where the host cannot write it. */
export async function makeFilm(
  subject: PictureSubject,
  { view, form, frames, seconds }: FilmOrder,
  stop: AbortSignal,
  onProgress: (done: number, count: number) => void,
): Promise<Uint8Array | undefined> {
  const paint = createSheetPainter(ratios[form]);
  let camera: FilmCamera | undefined;
  drawingHeld.value = true;
  try {
    const whole = await subject.film(view, frames, stop, async (sheet, place, count) => {
      camera ??= startFilm({ form, ...filmSize(form, sheet), framesPerSecond: count / seconds });
      await camera.take(paint(sheet));
      onProgress(place + 1, count);
    });
    return whole ? await camera?.end() : undefined;
  } finally {
    drawingHeld.value = false;
    camera?.close();
  }
}
