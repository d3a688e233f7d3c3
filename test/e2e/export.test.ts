import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { readWeights } from '../../core/run-file/weights.ts';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

/** Exports by the key and the dialog; gives the file's name and where it lies. */
async function exported(page: Page, way: RegExp): Promise<{ name: string; path: string }> {
  await page.keyboard.press('x');
  await page.getByRole('radio', { name: way }).check();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const file = await coming;
  await page.getByRole('dialog', { name: 'Export as' }).waitFor({ state: 'hidden' });
  return { name: file.suggestedFilename(), path: await file.path() };
}

test('the run is exported as weights, and as a page that replays it and can be handed on again', async ({
  page,
  newPage,
  labUrl,
}) => {
  const lab = await openLab(page, labUrl, '?theme=light&lang=en#lab?data=moons');
  await lab.press('One epoch');
  await lab.stepIs(20);
  const npz = await exported(page, /^NPZ/);
  expect(npz.name).toBe('Moons 2-4-3-1 step 20.npz');
  expect(readWeights(readFileSync(npz.path), npz.name).sizes).toEqual([2, 4, 3, 1]);

  const folder = mkdtempSync(join(tmpdir(), 'perceptron-lab-export-'));
  const replay = async (from: Page, name: string) => {
    const path = join(folder, name);
    copyFileSync((await exported(from, /^Web page/)).path, path);
    const opened = await openLab(newPage, pathToFileURL(path).href);
    await opened.stepIs(20);
    expect(opened.complaints).toEqual([]);
  };
  await replay(page, 'first.html');
  await replay(newPage, 'second.html');
  rmSync(folder, { recursive: true });
});
