import { expect, test } from 'vitest';
import { exporterNames } from '../../../core/run-file/export/exporters.ts';
import { exportName, waysOut } from '../../../renderer/export/ways-out.ts';

test('the menu has every exporter of the core, and the run as a file and as a page', () => {
  const all = Object.values(waysOut).flat();
  expect(all.sort()).toEqual([...exporterNames, 'plab', 'html'].sort());
});

test('files are named after their run, and after the step where they hold one', () => {
  expect(exportName('Moons 2-4-3-1', 'html', 40)).toBe('Moons 2-4-3-1.html');
  expect(exportName('Moons 2-4-3-1', 'csv', 40)).toBe('Moons 2-4-3-1.csv');
  expect(exportName('Moons 2-4-3-1', 'torch', 40)).toBe('Moons 2-4-3-1 step 40.torch.py');
});
