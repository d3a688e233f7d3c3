import type { Letters } from '../../core/surface/line-letters.ts';

/** Room around words for what reaches beyond their width, in pixels. */
const room = 4;

/** Writes words with the fonts of the host, so that pictures can be in any language. */
export const canvasLetters: Letters = (words, size) => {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
  const font = `${size}px ${getComputedStyle(document.documentElement).fontFamily}`;
  context.font = font;
  const [width, above] = [Math.ceil(context.measureText(words).width) + 2 * room, Math.ceil(1.2 * size)];
  context.canvas.width = width;
  context.canvas.height = Math.ceil(1.6 * size);
  // A new size forgets the font.
  context.font = font;
  context.fillText(words, room, above);
  const { height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  return {
    left: -room,
    top: -above,
    width,
    height,
    shares: Float32Array.from({ length: width * height }, (_, i) => data[4 * i + 3]! / 255),
  };
};
