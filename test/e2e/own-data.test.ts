import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

/** Waits longer than any machine should need. */
const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 15_000 });

const map = (page: Page) => page.locator('.plot').first();

/** Clicks on the map at a place given as shares of its side, from the left and from above. */
async function clickMap(page: Page, x: number, y: number, button: 'left' | 'right' = 'left'): Promise<void> {
  const box = (await map(page).boundingBox())!;
  await page.mouse.click(box.x + x * box.width, box.y + y * box.height, { button });
}

const counted = (page: Page, name: string) =>
  page.locator('.key li', { hasText: name }).locator('b').first().textContent();

async function openCsv(page: Page, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open…', exact: true }).click();
  await (await chooser).setFiles([{ name: 'plants.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }]);
}

const plants = [
  'height;width;kind',
  ...Array.from({ length: 40 }, (_, i) => `${100 + 10 * (i % 2)},5;${(i % 7) + (i % 2)};${i % 2 ? 'tree' : 'herb'}`),
].join('\n');

describe('points of one’s own', () => {
  test('are added to an empty map by clicks and learned', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl);
    await lab.press('Own points');
    await page.getByText('No points yet. Click on the map to add one.').waitFor();
    expect(await page.getByRole('button', { name: 'Play' }).isDisabled()).toBe(true);
    await clickMap(page, 0.2, 0.2);
    await eventually(() => counted(page, 'class −1')).toBe('1');
    await lab.press('Add a point of class +1');
    await clickMap(page, 0.8, 0.8);
    await eventually(() => counted(page, 'class +1')).toBe('1');
    await lab.press('One epoch');
    await lab.stepBeyond(0);
    expect(lab.complaints).toEqual([]);
  });

  test('of a built-in set are added, moved and removed, and the network keeps its weights', async ({
    page,
    labUrl,
  }) => {
    const lab = await openLab(page, labUrl, '?theme=light&lang=en&digits=more');
    await lab.press('One epoch');
    await lab.stepIs(20);
    const bias = () => page.locator('.net .label, .edge-label').allTextContents();
    const before = await bias();
    await lab.press('Add a point of class +1');
    await clickMap(page, 0.05, 0.05);
    await eventually(() => counted(page, 'class +1')).toBe('101');
    await lab.stepIs(0);
    expect(await bias()).toEqual(before);
    await page.getByText('Spiral, edited', { exact: true }).first().waitFor();

    const box = (await map(page).boundingBox())!;
    const drag = async (from: number, to: number) => {
      await page.mouse.move(box.x + from * box.width, box.y + 0.05 * box.height);
      await page.mouse.down();
      await page.mouse.move(box.x + to * box.width, box.y + 0.06 * box.height, { steps: 4 });
      await page.mouse.up();
    };
    await drag(0.05, 0.25); // With the tool that adds: a point that is there is moved.
    await lab.press('Move a point');
    await eventually(() => map(page).getAttribute('aria-label')).toMatch(/at \(−0\.50\d*, 0\.8/);
    expect(await counted(page, 'class +1')).toBe('101');
    await drag(0.25, 0.5);
    await eventually(() => map(page).getAttribute('aria-label')).toMatch(/at \(0\.00\d*, 0\.8/);

    await clickMap(page, 0.5, 0.06, 'right');
    await eventually(() => counted(page, 'class +1')).toBe('100');
  });

  test('are added and removed by keys alone', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl);
    await lab.press('Own points');
    await page.getByRole('button', { name: 'Add a point of class −1' }).focus();
    await page.keyboard.press('Enter');
    await map(page).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await eventually(() => counted(page, 'class −1')).toBe('1');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await eventually(() => counted(page, 'class −1')).toBe('2');
    await page.keyboard.press('Delete');
    await eventually(() => counted(page, 'class −1')).toBe('1');
  });
});

describe('a CSV file', () => {
  test('with a word among its numbers says where, and the network stays; a right one is previewed, scaled and learned', async ({
    page,
    labUrl,
  }) => {
    const lab = await openLab(page, labUrl);
    await lab.press('One step');
    await lab.stepIs(1);
    await openCsv(page, '1,2,a\n3,abc,b\n5,6,a\n7,8,b\n');
    await page.getByRole('button', { name: 'Use this data' }).click();
    await page.getByText("plants.csv, line 2: 'abc' is not a number; column 2 must be one").waitFor();
    await page.keyboard.press('Escape');
    expect(await lab.step()).toBe(1);

    await openCsv(page, plants);
    const preview = page.getByRole('dialog', { name: 'Open plants.csv' });
    await preview.getByText('40 samples, 3 columns, parted by semicolons.').waitFor();
    await preview.getByRole('button', { name: 'σ = 1' }).click();
    await preview.getByRole('button', { name: 'Use this data' }).click();
    await preview.waitFor({ state: 'hidden' });
    await page.getByText(/^height: mean 10\d(\.\d)?, σ 5/).waitFor();
    await lab.press('Play');
    await lab.stepBeyond(200);
    await lab.press('Pause');
    await page.getByText(/accuracy 100%/).waitFor();
    expect(lab.complaints).toEqual([]);
  });
});

test('the table shows every sample with its output and marks the batch; sliders make more of them', async ({
  page,
  labUrl,
}) => {
  const lab = await openLab(page, labUrl);
  await page.keyboard.press('t');
  const table = page.getByRole('region', { name: 'Data table' });
  await lab.press('One step');
  await eventually(() => table.getByText('in this batch').count()).toBeGreaterThan(0);
  await table.getByRole('button', { name: '1', exact: true }).focus();
  await page.keyboard.press('End');
  await table.getByRole('button', { name: '300', exact: true }).waitFor();
  await eventually(() => table.locator('tr.chosen').textContent()).toMatch(/300.*[✓✗] .*test$/);
  expect(await table.locator('tbody tr').count()).toBeLessThan(60);
  await page.keyboard.press('ArrowUp');
  await eventually(() => table.locator('tr.chosen').textContent()).toMatch(/^299/);
  await page.keyboard.press('Home');
  await page.getByLabel('Samples', { exact: true }).press('End');
  await table.getByText('1,000 samples').waitFor();
  await page.getByLabel('Noise').press('Home');
  await eventually(() => page.getByLabel('Noise').getAttribute('aria-valuetext')).toBe('0.00');
  await page.getByLabel('Test share').press('Home');
  await eventually(() => counted(page, 'test')).toBe('0');
  await lab.press('Digits');
  await eventually(() => table.locator('tbody tr[data-sample] img').count()).toBeGreaterThan(5);
  expect(lab.complaints).toEqual([]);
});
