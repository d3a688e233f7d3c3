import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

const chart = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });
const text = (page: Page, name: string) => chart(page, name).getAttribute('aria-valuetext');

describe('understanding a run', () => {
  test('the chart shows loss or accuracy, reads by arrow keys, and zooms by keys, dragging and the wheel', async ({
    page,
    labUrl,
  }) => {
    const lab = await openLab(page, labUrl);
    for (const step of [20, 40, 60]) {
      await lab.press('One epoch');
      await lab.stepIs(step);
    }
    const loss = chart(page, 'Loss by step');
    await loss.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => text(page, 'Loss by step')).toMatch(/^step 0: training 0\.\d{3}, test 0\.\d{3}$/);
    const wholeRun = page.getByRole('button', { name: 'whole run' });
    await page.keyboard.press('+');
    await wholeRun.waitFor();
    await page.keyboard.press('Escape');
    await wholeRun.waitFor({ state: 'detached' });

    const box = (await loss.boundingBox())!;
    await page.mouse.move(box.x + 60, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await wholeRun.waitFor();
    await loss.dblclick();
    await wholeRun.waitFor({ state: 'detached' });
    await page.mouse.wheel(0, -100);
    await wholeRun.click();

    await lab.press('Accuracy');
    await chart(page, 'Accuracy by step').focus();
    await page.keyboard.press('End');
    await expect.poll(() => text(page, 'Accuracy by step')).toMatch(/^step 60: training \d+%, test \d+%$/);
    expect(lab.complaints).toEqual([]);
  });

  test('the confusion counts the samples measured, and a cell leads to its samples', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl);
    await lab.press('Digits');
    await lab.press('One epoch');
    await lab.stepBeyond(1);
    await lab.press('Confusion');
    const cells = page.getByRole('table', { name: 'Confusion' }).getByRole('button');
    await expect.poll(() => cells.count()).toBe(100);
    const names = await cells.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')!));
    const [counts, right] = [names, names.filter((_, i) => i % 11 === 0)].map((some) =>
      some.map((name) => Number(/: (\d+) of/.exec(name)![1])).reduce((a, b) => a + b),
    );
    expect(counts).toBe(400);
    const shown = await page.locator('.accuracy b').textContent();
    expect(shown).toBe(`${Math.round((100 * right!) / counts!)}%`);
    await cells.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^1 read as 1: /);
    const most = names.findIndex((name) => Number(/: (\d+) of/.exec(name)![1]) > 0);
    await cells.nth(most).click();
    await page.getByRole('group', { name: names[most]! }).getByRole('button').first().click();
    await lab.press('Back to the matrix');
    await cells.first().waitFor();
    expect(lab.complaints).toEqual([]);
  });

  test('the worst samples come with target, answer and loss, the largest loss first', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl);
    await lab.press('Waves');
    await lab.press('One epoch');
    await lab.stepBeyond(1);
    await lab.press('Worst');
    const rows = page.getByRole('table', { name: 'Largest losses on test data' }).getByRole('row');
    await expect.poll(() => rows.count()).toBeGreaterThan(5);
    const losses = (await rows.locator('td:last-child').allTextContents()).map(Number);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    await rows.nth(1).getByRole('button').click();
    expect(await rows.nth(1).getByRole('button').getAttribute('aria-pressed')).toBe('true');
  });

  test('the layers dialog shows weights, activations and gradients of every layer', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl);
    await lab.press('One epoch');
    await lab.stepIs(20);
    await lab.press('Layers…');
    const dialog = page.getByRole('dialog', { name: 'Numbers in each layer along the run' });
    await dialog.getByRole('img', { name: /^Sizes of gradients of Output, from / }).waitFor();
    expect(await dialog.getByRole('img').count()).toBe(9);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(lab.complaints).toEqual([]);
  });
});
