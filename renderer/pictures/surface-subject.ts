import type { Lab } from '../store/lab.ts';
import { functionPictureOf } from '../surface/function/function-picture.ts';
import { functionOf } from '../surface/function/function-store.ts';
import { pictureOf } from '../surface/picture.ts';
import { subject } from '../surface/subject.ts';
import { surfaceOf } from '../surface/surface-store.ts';
import { firstAngle } from '../surface/view-angle.ts';
import { t } from '../text.ts';
import { momentOf } from './moment.ts';
import type { PictureSubject } from './picture-subject.ts';
import { fileNameOf, stepOf, titleOf, wordsOfFile } from './sheet-words.ts';
import { createSurfaceSheets } from './surface-sheet.ts';

/** Pictures of the surface on screen, and films of one turn around it. */
export function surfaceSubject(lab: Lab): PictureSubject {
  const ofFunction = subject.value === 'function';
  const { formula } = functionOf(lab);
  const picture = ofFunction ? functionPictureOf(functionOf(lab)) : pictureOf(lab, surfaceOf(lab));
  const sheets = createSurfaceSheets();
  const moment = momentOf(lab);
  const title = () => {
    if (ofFunction) return formula.value;
    return moment.value ? `${titleOf(moment.value)} · ${t().lossOfNetwork}` : t().lossOfNetwork;
  };
  const when = () => (ofFunction || !moment.value ? '' : stepOf(moment.value));
  const sheetAt = (turn: number) =>
    picture.value &&
    sheets.sheet(
      picture.value,
      { title: title(), when: when() },
      { ...firstAngle, tilt: ofFunction ? 0.7 : firstAngle.tilt, turn },
    );
  return {
    views: [{ id: 'surface', name: t().surface }],
    sheet: () => sheetAt(firstAngle.turn),
    title,
    fileName: () => (ofFunction || !moment.value ? wordsOfFile(title()) : fileNameOf(moment.value, 'surface')),
    course: t().filmOfTurn,
    async film(_, frames, stop, take) {
      for (let place = 0; place < frames; place++) {
        const sheet = sheetAt(firstAngle.turn + (2 * Math.PI * place) / frames);
        if (stop.aborted || !sheet) return false;
        await take(sheet, place, frames);
      }
      return true;
    },
    close: sheets.dispose,
  };
}
