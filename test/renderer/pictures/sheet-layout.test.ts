import { expect, test } from 'vitest';
import type { Box } from '../../../renderer/pictures/sheet.ts';
import { type LabView, labViews, layoutSheet, type SheetLayout } from '../../../renderer/pictures/sheet-layout.ts';

const usual = { small: 12, text: 13, title: 16 };
const projector = { small: 18, text: 20, title: 26 };

const boxesOf = ({ network, output, chart }: SheetLayout): Box[] =>
  [network, output?.whole, chart?.whole].filter((box) => box !== undefined);

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

for (const sizes of [usual, projector]) {
  for (const plane of [true, false]) {
    for (const view of labViews) {
      test(`${view}: parts of a sheet stay on it and apart, ${sizes.text} px text${plane ? ', with a map' : ''}`, () => {
        const layout = layoutSheet(view, plane, sizes);
        const boxes = [layout.head, layout.foot, ...boxesOf(layout)];
        for (const [i, box] of boxes.entries()) {
          expect(box.width).toBeGreaterThan(0);
          expect(box.height).toBeGreaterThan(0);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(layout.width);
          expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
          for (const other of boxes.slice(0, i)) expect(apart(box, other)).toBe(true);
        }
      });
    }
  }
}

test('a map is a square inside its words, and the chart under it keeps at least 150 px', () => {
  const { output, chart } = layoutSheet('all', true, usual);
  expect(output!.plot.width).toBe(output!.plot.height);
  expect(output!.plot.x).toBeGreaterThan(output!.whole.x);
  expect(output!.plot.y + output!.plot.height).toBeLessThan(output!.whole.y + output!.whole.height);
  expect(chart!.plot.height).toBeGreaterThanOrEqual(150);
});

test('a view shows what it is named after, and everything shows all three', () => {
  const shown = (view: LabView) =>
    Object.keys(layoutSheet(view, true, usual)).filter((key) => ['network', 'output', 'chart'].includes(key));
  expect(labViews.map(shown)).toEqual([['network', 'output', 'chart'], ['network'], ['output'], ['chart']]);
});
