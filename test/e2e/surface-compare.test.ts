import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

/** The parts of the room that hold more than they show. */
const cutParts = () =>
  ['.room', '.surface-left', '.surface-stage', '.right'].filter((part) => {
    const box = document.querySelector(part)!;
    return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
  });

test('optimizers are compared on the surface of the network, and one of them is taken in hand', async ({
  page,
  labUrl,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const lab = await openLab(page, labUrl, '?theme=light&lang=en#surface');
  await page.getByLabel('Compare').selectOption('Optimizers');
  const row = (name: string) => page.getByRole('row', { name });
  await row('Adam').waitFor();
  await page.getByText('4 paths of 1,000 steps from the start of this run.').waitFor();
  for (const [width, height] of [
    [1024, 640],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => page.evaluate(cutParts)).toEqual([]);
    // The sentence about the axes stays, whatever the window.
    await page.getByText('spread most').waitFor();
  }
  await page.getByRole('button', { name: 'Adam' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Adam' }).getAttribute('aria-pressed')).toBe('true');
  await page.getByText('The path in numbers: Adam').waitFor({ state: 'attached' });

  await page.getByRole('checkbox', { name: 'Momentum' }).uncheck();
  await page.getByLabel('Steps each').fill('200');
  await page.keyboard.press('Enter');
  await page.getByText('3 paths of 200 steps from the start of this run.').waitFor();
  await expect.poll(() => row('Adam').getByRole('cell').nth(1).textContent()).toMatch(/^0\.\d{3}$/);
  expect(lab.complaints).toEqual([]);
});
