import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

/** Saves the surface as a kind of file and returns what is in it. */
async function saved(page: Page, kind: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByLabel('Save the surface as').selectOption(kind);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save', exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('a surface is seen in slices, by its distance from float64, and saved for other tools', async ({
  page,
  labUrl,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const lab = await openLab(page, labUrl, '?theme=light&lang=en#surface');
  await page.keyboard.press('e');
  await lab.stepIs(20);
  await page.getByText('4,096').waitFor();

  await page.getByRole('button', { name: 'Slices' }).click();
  await page.getByRole('img', { name: /^Loss along component 1, solid, and along component 2, dashed/ }).waitFor();
  await page.getByRole('button', { name: 'Is it true?' }).click();
  await page.getByRole('img', { name: 'Height − true loss' }).waitFor();

  await page.getByRole('switch', { name: 'Colour by float64' }).click();
  await page
    .getByText(/^At 64 × 64 points the float32 loss differs from float64 by at most \d\.\de−[78] of itself\.$/)
    .waitFor();

  const grid = await saved(page, 'Grid, CSV');
  expect(grid.name).toBe('surface-principal.csv');
  expect(grid.bytes.toString().trim().split('\r\n')).toHaveLength(1 + 4096);
  expect((await saved(page, 'Contours, SVG')).bytes.toString()).toContain('>component 1<');
  expect([...(await saved(page, 'From above, PNG')).bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  expect(lab.complaints).toEqual([]);
});
