import type { SvgTools } from './svg-recorder.ts';

/** Measures and encodes for a recorder with the canvas of a page: the only one that gives its pixels at once. */
export function pageTools(): SvgTools {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  return {
    measure(text, font) {
      context.font = font;
      return context.measureText(text).width;
    },
    address(image, { x, y, width, height }) {
      canvas.width = width;
      canvas.height = height;
      if (image instanceof ImageData) context.putImageData(image, -x, -y);
      else context.drawImage(image, x, y, width, height, 0, 0, width, height);
      return canvas.toDataURL('image/png');
    },
  };
}
