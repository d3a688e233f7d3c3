import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

test('two lanes that differ in one setting start alike, step together, and are compared', async ({ page, labUrl }) => {
  const lab = await openLab(page, labUrl, '?theme=light&lang=en#lab?data=moons');
  await lab.press('Twin lanes');
  const [first, second] = ['Learning rate 0.1', 'Learning rate 0.3'].map((name) =>
    page.getByRole('region', { name, exact: true }),
  );
  const value = (lane: typeof first, name: string) =>
    lane!.locator('dl > div').filter({ hasText: name }).locator('dd').textContent();
  await first!.getByText('Training loss').waitFor();
  expect(await value(second, 'Training loss')).toBe(await value(first, 'Training loss'));

  await lab.press('One epoch');
  await lab.stepIs(20);
  for (const lane of [first, second]) await expect.poll(() => value(lane, 'Step')).toBe('20');
  expect(await value(second, 'Training loss')).not.toBe(await value(first, 'Training loss'));

  await page.getByLabel('The second lane differs in').selectOption('batch');
  await page.getByRole('region', { name: 'Batch 1', exact: true }).waitFor();
  await lab.press('One epoch');
  await lab.stepIs(20);
  const single = page.getByRole('region', { name: 'Batch 1', exact: true });
  await expect.poll(() => value(single, 'Epoch')).toBe('0.1'); // 20 steps of one of 200 samples.
  await lab.press('epoch');
  await lab.press('Go on with the first lane alone');
  await page.getByRole('button', { name: /Hidden 1, neuron 1,/ }).waitFor();
  await page.getByText('31 parameters kept').waitFor();
  await page.keyboard.press('Control+z');
  await single.waitFor();

  await first!.or(single).getByText('Accuracy').first().waitFor();
  await lab.press('Plane');
  await page.getByText('Plane · seed 1').waitFor();
  // Numbers are never just right or wrong.
  await expect.poll(() => page.locator('.lane').getByText('Accuracy').count()).toBe(0);
  expect(await page.getByLabel('Stop when').locator('option[value=accuracy]').count()).toBe(0);
  expect(lab.complaints).toEqual([]);
});
