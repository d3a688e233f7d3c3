import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

async function openFunction(page: Page, url: string, query = '?theme=light&lang=en') {
  await page.setViewportSize({ width: 1366, height: 768 });
  const lab = await openLab(page, url, `${query}#surface`);
  await page.getByRole('button', { name: /^(Function of two variables|2変数の関数)$/ }).click();
  await page.locator('.lanes').waitFor();
  return lab;
}

/** Numbers of a lane's row: step, x, y, f. */
async function lane(page: Page, name: string): Promise<readonly number[]> {
  const cells = await page.locator('.lanes tbody tr').filter({ hasText: name }).locator('td').allTextContents();
  return cells.slice(1, 5).map((text) => Number(text.replaceAll('−', '-')));
}

describe('a function of two variables', () => {
  test('is descended as in the book: x0^2 + x1^2 from (-3, 4), 100 steps of 0.1', async ({ page, labUrl }) => {
    const lab = await openFunction(page, labUrl);
    await page.getByLabel('Function', { exact: true }).selectOption('bowl');
    for (let i = 0; i < 10; i++) await lab.press('Ten steps');
    await lab.stepIs(100);
    const [step, x, y, f] = await lane(page, 'SGD');
    expect(step).toBe(100);
    expect(x).toBeCloseTo(-6.1e-10, 11);
    expect(y).toBeCloseTo(8.1e-10, 11);
    expect(f).toBeLessThan(1e-17);
    expect(lab.complaints).toEqual([]);
  });

  test('is driven by the same keys and the same timeline as a run, and leaves that run alone', async ({
    page,
    labUrl,
  }) => {
    const lab = await openFunction(page, labUrl);
    await page.keyboard.press('e');
    await lab.stepIs(10);
    await page.keyboard.press('b');
    await lab.stepIs(9);
    await page.getByRole('slider', { name: 'Timeline' }).press('End');
    await lab.stepIs(10);
    const focused = () => page.evaluate(() => document.activeElement?.textContent || document.activeElement?.ariaLabel);
    await page.getByRole('button', { name: 'One step back' }).press('r');
    await lab.stepIs(0);
    // It has nothing to do now, but the focus stays where it was.
    expect(await focused()).toBe('One step back');
    await page.keyboard.press('p');
    await lab.stepBeyond(3);
    // Whoever leaves the room finds it at rest.
    await page.keyboard.press('1');
    await page.locator('button.neuron').first().waitFor();
    await page.keyboard.press('2');
    await page.locator('.lanes').waitFor();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await lab.press('Loss of the network');
    await lab.stepIs(0);
    expect(await focused()).toBe('Loss of the network');
  });

  test('starts where the map is clicked, where keys put the mark, and where it is typed', async ({ page, labUrl }) => {
    const lab = await openFunction(page, labUrl);
    const map = page.getByRole('application', { name: /Function from above/ });
    const box = (await map.boundingBox())!;
    await page.keyboard.press('e');
    await map.click({ position: { x: 0.75 * box.width, y: 0.25 * box.height } });
    await lab.stepIs(0);
    const [, x, y] = await lane(page, 'SGD');
    expect(x).toBeCloseTo(5, 0);
    expect(y).toBeCloseTo(5, 0);
    for (const key of ['ArrowLeft', 'Shift+ArrowUp', 'Enter']) await map.press(key);
    await expect.poll(async () => (await lane(page, 'SGD'))[1]).toBeCloseTo(x! - 0.2, 6);
    expect((await lane(page, 'SGD'))[2]).toBeCloseTo(y! + 1, 6);
    await page.getByLabel('Start x').fill('1.5');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await lane(page, 'SGD'))[1]).toBe(1.5);
  });

  test('can be typed; one that cannot be read is told with its column, and the old one stays', async ({
    page,
    labUrl,
  }) => {
    const lab = await openFunction(page, labUrl);
    const field = page.getByLabel('f(x, y) =');
    await field.fill('x^2 + * 3');
    await field.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'column 7: a number, x, y or ( is expected, not *' }).waitFor();
    expect(await page.locator('.formula-shown').textContent()).toBe('x^2/20 + y^2');
    await field.fill('sqrt(x + 8) + sin(y)');
    await field.press('Enter');
    await expect.poll(() => page.locator('.formula-shown').textContent()).toBe('sqrt(x + 8) + sin(y)');
    for (let i = 0; i < 3; i++) await lab.press('Ten steps');
    await lab.stepIs(30);
    await page.getByLabel('Save the surface as').selectOption('Path, CSV');
    const [file] = await Promise.all([page.waitForEvent('download'), lab.press('Save')]);
    expect(file.suggestedFilename()).toBe('function-own.path.csv');
    const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(rows[0]).toBe('optimizer,rate,step,x,y,f');
    expect(rows[1]).toMatch(/^sgd,0\.95,0,-7,2,1\.909/);
    await page.getByRole('switch', { name: 'Log height' }).click();
    await field.fill('log(-1 - x^2)');
    await field.press('Enter');
    await page.getByText('The function has no finite value in this range.').waitFor();
    await page.getByText('The function has no finite value at the start.').waitFor();
    expect(lab.complaints).toEqual([]);
  });

  test('shows a rate that is too large: the lane leaves the picture, then stops; rates stand side by side', async ({
    page,
    labUrl,
  }) => {
    const lab = await openFunction(page, labUrl);
    await page.getByLabel('Function', { exact: true }).selectOption('rosenbrock');
    // The book's differences would find no slope in numbers that large.
    await page.getByLabel('Gradient').selectOption('analytic');
    await page.getByLabel('Learning rate of SGD').fill('0.1');
    await page.keyboard.press('Enter');
    await lab.press('One step');
    const row = page.locator('.lanes tbody tr').filter({ hasText: 'SGD' });
    await row.filter({ hasText: 'outside the picture' }).waitFor();
    for (let i = 0; i < 2; i++) await lab.press('Ten steps');
    await row.filter({ hasText: 'stopped: not finite' }).waitFor();
    await page.getByText(/^Stopped at step \d+: the next one leaves the finite numbers\.$/).waitFor();

    await page.getByLabel('Function', { exact: true }).selectOption('trough');
    await page.getByLabel('Compare').selectOption('Learning rates of SGD');
    await lab.press('Ten steps');
    const rated = (rate: string) => page.getByRole('row', { name: `rate ${rate}` });
    await rated('1.1').filter({ hasText: 'outside the picture' }).waitFor();
    await page.getByRole('button', { name: 'rate 1.1' }).click();
    await page.getByText('rate 1.1, Step 11').waitFor();
    await page.getByLabel('Learning rate of rate 1.1').fill('1.05');
    await page.keyboard.press('Enter');
    await rated('1.05').filter({ hasText: 'above its start' }).waitFor();
    expect(lab.complaints).toEqual([]);
  });

  test('fits into every window with six optimizers, and has nothing that axe complains of, in every theme and language', async ({
    page,
    labUrl,
  }) => {
    const lab = await openFunction(page, labUrl);
    await page.keyboard.press('e');
    await lab.stepIs(10);
    for (const name of ['Nesterov', 'RMSProp']) await page.getByLabel(name, { exact: true }).check();
    await lab.press('Adam');
    for (const [width, height] of [
      [1366, 768],
      [1366, 633],
      [1024, 640],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(200);
      const cut = await page.evaluate(() =>
        ['.room', '.strip', '.step-view', '.function-left', '.surface-stage']
          .map((part) => ({ part, box: document.querySelector(part)! }))
          .filter(({ box }) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
          .map(({ part }) => part),
      );
      expect(cut, `${width} x ${height}`).toEqual([]);
    }
    expect(await axeFindings(page)).toEqual([]);
  });
});
