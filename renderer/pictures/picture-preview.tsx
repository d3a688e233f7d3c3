import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Canvas } from '../draw/canvas.tsx';
import type { Paint } from '../draw/drawing.ts';
import { t } from '../text.ts';
import type { PictureSubject } from './picture-subject.ts';
import { createSheetPainter } from './sheet-image.ts';

/** A view as it would be saved now, as large as there is room for it. */
export function PicturePreview({ subject, view }: { subject: PictureSubject; view: ReadonlySignal<string> }) {
  const paint = useMemo<Paint>(() => {
    let painter: { ratio: number; paint: ReturnType<typeof createSheetPainter> } | undefined;
    return (context, width, height) => {
      const sheet = subject.sheet(view.value);
      if (!sheet) return;
      const scale = Math.min(width / sheet.width, height / sheet.height);
      const ratio = scale * context.getTransform().a;
      if (painter?.ratio !== ratio) painter = { ratio, paint: createSheetPainter(ratio) };
      const [wide, high] = [sheet.width * scale, sheet.height * scale];
      context.drawImage(painter.paint(sheet), (width - wide) / 2, (height - high) / 2, wide, high);
    };
  }, [subject, view]);
  return (
    <div class="picture-preview" role="img" aria-label={t().picturePreview}>
      <Canvas aria-hidden="true" paint={paint} />
    </div>
  );
}
