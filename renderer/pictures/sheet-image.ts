import type { Sheet } from './sheet.ts';

/** Paints sheets as pixels, `ratio` of them to a CSS px; its canvases are used again for every sheet of the same size. */
export function createSheetPainter(ratio: number) {
  const whole = new OffscreenCanvas(1, 1);
  const onto = whole.getContext('2d')!;
  const canvases: OffscreenCanvas[] = [];
  const sized = (canvas: OffscreenCanvas, width: number, height: number) => {
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
    }
  };

  return ({ width, height, ground, parts }: Sheet): OffscreenCanvas => {
    sized(whole, width, height);
    onto.fillStyle = ground;
    onto.fillRect(0, 0, whole.width, whole.height);
    for (const [i, { box, paint }] of parts.entries()) {
      const canvas = (canvases[i] ??= new OffscreenCanvas(1, 1));
      sized(canvas, box.width, box.height);
      const context = canvas.getContext('2d')!;
      context.reset();
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      paint(context, box.width, box.height);
      onto.drawImage(canvas, Math.round(box.x * ratio), Math.round(box.y * ratio));
    }
    return whole;
  };
}

/** The pixels of a canvas as a PNG file. */
export async function pngOf(canvas: OffscreenCanvas): Promise<Uint8Array> {
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
