import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { FilmPlan, FilmWriter } from './film-form.ts';

/** Writes a GIF that runs for ever; each frame has its own 256 colours. */
export function gifFilm({ width, height, framesPerSecond }: Omit<FilmPlan, 'form'>): FilmWriter {
  const gif = GIFEncoder();
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  return {
    async add(frame) {
      context.drawImage(frame, 0, 0);
      frame.close();
      const { data } = context.getImageData(0, 0, width, height);
      const palette = quantize(data, 256, { format: 'rgb565' });
      gif.writeFrame(applyPalette(data, palette, 'rgb565'), width, height, { palette, delay: 1000 / framesPerSecond });
    },
    async end() {
      gif.finish();
      return gif.bytes();
    },
  };
}
