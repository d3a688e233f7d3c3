import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

test('marks of the timeline lead to their steps, by keys and by pressing them; keys count on while steps are on their way', async ({
  page,
  labUrl,
}) => {
  const lab = await openLab(page, labUrl, '?theme=light&lang=en#lab?data=moons');
  await lab.press('One epoch');
  await lab.stepIs(20);
  const rate = page.getByLabel('Learning rate', { exact: true });
  await rate.fill('0.5');
  await rate.press('Enter');
  const mark = page.getByRole('button', { name: 'rate 0.1 → 0.5, step 20' });
  await lab.press('One epoch');
  await lab.stepIs(40);
  await mark.waitFor();
  const slider = page.getByRole('slider', { name: 'Timeline' });
  await slider.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
  await lab.stepIs(35);
  await page.keyboard.press('[');
  await lab.stepIs(20);
  await page.keyboard.press(']');
  await expect.poll(lab.step, { timeout: 15_000 }).toBeGreaterThan(20);
  await mark.click();
  await lab.stepIs(20);
  expect(lab.complaints).toEqual([]);
});
