import { size, token } from '../draw/tokens.ts';
import { chartParts } from './chart-part.ts';
import type { Moment } from './moment.ts';
import { createNetworkPart } from './network-part.ts';
import { outputParts } from './output-part.ts';
import type { Sheet, SheetPart } from './sheet.ts';
import { type LabView, layoutSheet } from './sheet-layout.ts';
import { settingsOf, stepOf, titleOf } from './sheet-words.ts';
import { write } from './write.ts';

/** Makes pictures of the Lab: in the present theme and language, with title, step and settings. It keeps its painters. */
export function createLabSheets() {
  const networkPart = createNetworkPart();

  return (moment: Moment, view: LabView): Sheet => {
    const sizes = { small: size('--t-1'), text: size('--t-2'), title: size('--t-4') };
    const layout = layoutSheet(view, moment.shape.dataset.plane !== undefined, sizes);
    const { width, height, head, foot, network, output, chart } = layout;
    const title: SheetPart = {
      box: head,
      paint(brush, wide, high) {
        write(brush, titleOf(moment), 0, high / 2, { size: '--t-4', colour: '--ink', strong: true });
        write(brush, stepOf(moment), wide, high / 2, { size: '--t-3', colour: '--ink-2', align: 'right' });
      },
    };
    const settings: SheetPart = {
      box: foot,
      paint: (brush, _, high) => write(brush, settingsOf(moment), 0, high / 2),
    };
    const parts = [
      title,
      ...(network ? [networkPart(moment, network)] : []),
      ...(output ? outputParts(moment, output) : []),
      ...(chart ? chartParts(moment, chart) : []),
      settings,
    ];
    return { width, height, ground: token('--paper'), parts };
  };
}
