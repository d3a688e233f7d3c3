import '../styles/pictures.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { Segments } from '../controls/segments.tsx';
import { Canvas, type Paint } from '../draw/canvas.tsx';
import type { Lab } from '../store/lab.ts';
import { t } from '../text.ts';
import { createLabSheets } from './lab-sheet.ts';
import { momentOf } from './moment.ts';
import { pictureDialogOpen } from './picture-dialog-open.ts';
import { createSheetPainter, pngOf } from './sheet-image.ts';
import { type LabView, labViews } from './sheet-layout.ts';
import { fileNameOf, titleOf } from './sheet-words.ts';
import { pageTools } from './svg/page-tools.ts';
import { svgOf } from './svg/sheet-svg.ts';

const forms = ['png', 'svg'] as const;
type Form = (typeof forms)[number];

/** Pixels to a px of a PNG. */
const ratio = 2;

/** Saves what the Lab shows as a picture: which part of it, and as what. */
export function PictureDialog({ lab }: { lab: Lab }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const view = useSignal<LabView>('all');
  const form = useSignal<Form>('png');
  const [moment, sheetOf] = useMemo(() => [momentOf(lab), createLabSheets()] as const, [lab]);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => {
    pictureDialogOpen.value = false;
  };

  const preview = useMemo<Paint>(() => {
    const painters = new Map<number, ReturnType<typeof createSheetPainter>>();
    return (context, width, height) => {
      if (!moment.value) return;
      const sheet = sheetOf(moment.value, view.value);
      const scale = Math.min(width / sheet.width, height / sheet.height);
      const sharp = scale * context.getTransform().a;
      const paint = painters.get(sharp) ?? createSheetPainter(sharp);
      painters.set(sharp, paint);
      const [wide, high] = [sheet.width * scale, sheet.height * scale];
      context.drawImage(paint(sheet), (width - wide) / 2, (height - high) / 2, wide, high);
    };
  }, [moment, sheetOf]);

  async function save(): Promise<void> {
    const shown = moment.peek();
    if (!shown) return;
    const sheet = sheetOf(shown, view.value);
    const bytes =
      form.value === 'png'
        ? await pngOf(createSheetPainter(ratio)(sheet))
        : new TextEncoder().encode(svgOf(sheet, titleOf(shown), pageTools()));
    if (await lab.host.saveFile(`${fileNameOf(shown, view.value)}.${form.value}`, bytes)) close();
  }

  return (
    <dialog class="dialog picture-dialog" ref={dialog} aria-labelledby="picture-title" onClose={close}>
      <h2>
        <span id="picture-title">{t().savePicture}</span>
        <Button label={t().close} icon="close" look="quiet" onPress={close} />
      </h2>
      <div class="picture-choices">
        <span class="cap">{t().pictureShows}</span>
        <Segments<LabView>
          label={t().pictureShows}
          value={view.value}
          choices={labViews.map((value) => ({ value, text: t()[`picture.${value}`] }))}
          onChoose={(next) => {
            view.value = next;
          }}
        />
        <span class="cap">{t().fileForm}</span>
        <Segments<Form>
          label={t().fileForm}
          value={form.value}
          choices={forms.map((value) => ({ value, text: t()[`form.${value}`] }))}
          onChoose={(next) => {
            form.value = next;
          }}
        />
      </div>
      <div class="picture-preview" role="img" aria-label={t().picturePreview}>
        <Canvas aria-hidden="true" paint={preview} />
      </div>
      <div class="picture-acts">
        <Button label={t().save} look="main" onPress={save}>
          {t().save}
        </Button>
      </div>
    </dialog>
  );
}
