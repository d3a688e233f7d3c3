import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

/** Presses the button that saves, and gives the file that comes of it. */
async function saved(page: Page): Promise<{ name: string; path: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), path: await file.path() };
}

test('the Lab is saved as a PNG twice as fine and as an SVG of true vectors', async ({ page, labUrl }) => {
  const lab = await openLab(page, labUrl, '?theme=light&lang=en#lab?data=moons');
  await lab.press('One epoch');
  await lab.stepIs(20);
  await page.keyboard.press('i');
  const png = await saved(page);
  expect(png.name).toBe('moons-2-4-3-1-step-20.png');
  const bytes = await readFile(png.path);
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2560, 1440]);

  await page.keyboard.press('i');
  await page.getByRole('button', { name: 'Network', exact: true }).click();
  await page.getByRole('button', { name: 'SVG', exact: true }).click();
  const svg = await saved(page);
  expect(svg.name).toBe('moons-2-4-3-1-step-20-network.svg');
  const drawing = page.locator('svg').first();
  await page.setContent(await readFile(svg.path, 'utf8'));
  // 8 + 12 + 3 edges, each a stroke of its own.
  await expect.poll(() => drawing.locator('path[d*="C"]').count()).toBe(23);
  await drawing.getByText('Hidden 1').waitFor();
  expect((await drawing.boundingBox())?.width).toBe(1040);
  expect(lab.complaints).toEqual([]);
});
