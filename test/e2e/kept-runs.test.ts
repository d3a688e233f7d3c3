import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 15_000 });

/** Names and sizes of the runs in the browser's own file system. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('runs');
    const runs: string[] = [];
    for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) runs.push(name);
    return runs.sort();
  });

test('a run keeps itself, and is offered when the lab is opened again, at its last step', async ({ page, labUrl }) => {
  const lab = await openLab(page, labUrl);
  await lab.press('Play');
  await lab.stepBeyond(200);
  await lab.press('Pause');
  const step = await lab.atRest();
  // The file of before the pause may be there first.
  await page.keyboard.press('4');
  await eventually(() => page.locator('.runs-stage').innerText()).toContain(step.toLocaleString('en'));
  expect(await kept(page)).toEqual(['Spiral 2-8-8-1.plab']);

  const again = await openLab(page, labUrl);
  expect(await again.step()).toBe(0);
  await page.getByText('Go on with “Spiral 2-8-8-1”').waitFor();
  await again.press('Go on');
  await again.stepIs(step);
  await again.press('One step');
  await again.stepIs(step + 1);
  await eventually(() => kept(page)).toEqual(['Spiral 2-8-8-1.plab']);
  expect(again.complaints).toEqual([]);
});

test('the Runs room finds, renames, deletes and brings back a run, lays its curve, and opens it; a dropped file opens too', async ({
  page,
  labUrl,
}) => {
  const lab = await openLab(page, labUrl);
  await lab.press('Play');
  await lab.stepBeyond(200);
  await lab.press('Pause');
  await eventually(() => kept(page)).toHaveLength(1);
  await page.keyboard.press('4');
  await page.getByRole('button', { name: 'Open “Spiral 2-8-8-1”' }).focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('First try');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Open “First try”' }).waitFor();
  expect(await kept(page)).toEqual(['First try.plab']);
  // Enter ended the renaming and did no more.
  expect((await page.getByRole('alert').allInnerTexts()).join()).toBe('');
  expect(page.url()).toMatch(/#runs$/);
  // The keyboard keeps its place: in the row that was renamed, and in the room once the last row is gone.
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);
  await eventually(focused).toBe('Open “First try”');

  const search = page.getByRole('searchbox', { name: 'Search runs' });
  await search.fill('digits');
  await page.getByText('No run has these words').waitFor();
  await search.fill('spiral 2-8');
  await page.getByRole('checkbox', { name: 'Lay the curve of “First try” over others' }).check();
  await page.getByRole('img', { name: 'Training loss: First try' }).waitFor();

  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Delete “First try”' }).press('Enter');
  await page.getByText('“First try” is deleted.').waitFor();
  expect(await kept(page)).toEqual([]);
  await eventually(focused).toBe('MAIN');
  // It can be brought back by who opens the lab later, too.
  await openLab(page, labUrl);
  await page.keyboard.press('4');
  await lab.press('Deleted runs (1)');
  await page.getByText('They can be brought back for 30 days').waitFor();
  await lab.press('Bring “First try” back');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open “First try”' }).waitFor();
  await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('runs');
    const file = await (await folder.getFileHandle('First try.plab')).getFile();
    Object.assign(window, { held: new File([await file.arrayBuffer()], 'from Ada.plab') });
  });
  await lab.press('Open “First try”');
  await lab.stepBeyond(100);
  const step = await lab.step();

  await page.keyboard.press('r');
  await lab.stepIs(0);
  await page.getByRole('link', { name: 'Surface' }).click();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add((window as unknown as { held: File }).held);
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await lab.stepIs(step);
  await lab.press('One step');
  await lab.stepBeyond(step);
  await eventually(() => kept(page)).toEqual(['First try.plab', 'from Ada.plab']);
  expect(lab.complaints).toEqual([]);
});
