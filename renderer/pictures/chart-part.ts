import { size } from '../draw/tokens.ts';
import { paintRunChart } from '../lab/results/chart-picture.ts';
import { t } from '../text.ts';
import type { Moment } from './moment.ts';
import type { Box, SheetPart } from './sheet.ts';
import { measuresOf } from './sheet-words.ts';
import { widthOf, write } from './write.ts';

/** The chart of the run as it is looked at on the page, with its name and the numbers at its marks. */
export function chartParts(moment: Moment, { whole, plot }: { whole: Box; plot: Box }): readonly SheetPart[] {
  const { chart, frame, time } = moment;
  return [
    {
      box: whole,
      paint(brush, width) {
        const y = 0.7 * size('--t-2');
        const { train, test } = measuresOf(moment);
        const title = chart.quantity === 'loss' ? t().loss : t().accuracyTitle;
        write(brush, title, 0, y, { size: '--t-2', colour: '--ink', strong: true });
        const right = { size: '--t-2', align: 'right' } as const;
        if (test) write(brush, test, width, y, { ...right, colour: '--test' });
        const beside = test ? widthOf(brush, test, right) + 18 : 0;
        write(brush, train, width - beside, y, { ...right, colour: '--train' });
      },
    },
    {
      box: plot,
      paint(brush, width, height) {
        if (time) paintRunChart(brush, width, height, { ...chart, frame, time });
      },
    },
  ];
}
