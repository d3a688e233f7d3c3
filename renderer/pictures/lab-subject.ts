import type { Lab } from '../store/lab.ts';
import { t } from '../text.ts';
import { filmSteps } from './film/film-steps.ts';
import { walkRun } from './film/walk-run.ts';
import { createLabSheets } from './lab-sheet.ts';
import { momentOf } from './moment.ts';
import type { PictureSubject } from './picture-subject.ts';
import { type LabView, labViews } from './sheet-layout.ts';
import { fileNameOf, titleOf } from './sheet-words.ts';

const viewOf = (id: string): LabView => labViews.find((view) => view === id) ?? 'all';

/** Pictures of the Lab at the step on screen, and films of its whole run. */
export function labSubject(lab: Lab): PictureSubject {
  const moment = momentOf(lab);
  const sheetOf = createLabSheets();
  const sheet = (id: string) => moment.value && sheetOf(moment.value, viewOf(id));
  return {
    views: labViews.map((id) => ({ id, name: t()[`picture.${id}`] })),
    sheet,
    title: () => (moment.value ? titleOf(moment.value) : t().lab),
    fileName: (id) => (moment.value ? fileNameOf(moment.value, viewOf(id)) : id),
    course: t().filmOfRun,
    film: (id, frames, stop, take) =>
      walkRun(
        lab,
        (end) => filmSteps(end, frames),
        stop,
        async (place, count) => {
          const shown = sheet(id);
          if (shown) await take(shown, place, count);
        },
      ),
    close: () => {},
  };
}
