import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

test('a change on the way keeps the future as a branch, which is compared, named, shown again, removed and kept', async ({
  page,
  labUrl,
}) => {
  const lab = await openLab(page, labUrl, '?theme=light&lang=en#lab?data=moons');
  await lab.press('One epoch');
  await lab.stepIs(20);
  const slider = page.getByRole('slider', { name: 'Timeline' });
  await slider.focus();
  await page.keyboard.press('Home');
  await lab.stepIs(0);
  const rate = page.getByLabel('Learning rate', { exact: true });
  await rate.fill('0.5');
  await rate.press('Enter');
  await page.getByRole('button', { name: '2 branches' }).waitFor();
  await lab.press('One step');
  await lab.stepIs(1);

  await lab.press('2 branches');
  const dialog = page.getByRole('dialog', { name: 'Branches' });
  await dialog.getByText(/They part at step 1\. At step 1 their parameters are 0\.\d+ apart/).waitFor();
  await dialog.getByRole('textbox', { name: 'Name of Branch 1' }).fill('As it was');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Show As it was' }).press('Enter');
  await lab.stepIs(20);
  await expect.poll(() => dialog.locator(':focus').count(), { timeout: 15_000 }).toBe(1);
  await expect.poll(() => rate.inputValue(), { timeout: 15_000 }).toBe('0.1');
  await dialog.getByRole('button', { name: 'Remove Branch 2' }).click();
  await expect.poll(() => dialog.getByRole('listitem').count(), { timeout: 15_000 }).toBe(1);
  await dialog.getByRole('button', { name: 'Branch at step 20' }).click();
  await dialog.getByRole('checkbox', { name: 'Compare Branch 3' }).check();
  await dialog.getByText('They have the same bits as far as both go.').waitFor();

  // The focus goes back to where it was.
  await dialog.getByRole('button', { name: 'Close' }).press('Enter');
  await expect
    .poll(
      () => page.getByRole('button', { name: '2 branches' }).evaluate((button) => button === document.activeElement),
      { timeout: 15_000 },
    )
    .toBe(true);

  // The run is kept with its branches, and opens with them.
  await lab.press('Play');
  await lab.stepBeyond(150);
  await lab.press('Pause');
  const step = await lab.atRest();
  await page.keyboard.press('4');
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: step.toLocaleString('en'), exact: true }) });
  const open = row.getByRole('button', { name: /^Open/ });
  await open.waitFor();
  await openLab(page, labUrl);
  await page.keyboard.press('4');
  await open.click();
  await page.locator('button.neuron').first().waitFor();
  await page.getByRole('button', { name: '2 branches' }).click();
  await dialog.getByRole('button', { name: 'Show As it was' }).click();
  await lab.stepIs(20);
  expect(lab.complaints).toEqual([]);
});
