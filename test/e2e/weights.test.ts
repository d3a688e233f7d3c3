import { expect } from 'vitest';
import { writeNpz } from '../../core/run-file/npz.ts';
import { toTensors } from '../../core/run-file/weights.ts';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

/** A network 2-3-1 whose parameters are 0.01, 0.02, …, as a file. */
const file = Buffer.from(
  writeNpz(toTensors({ sizes: [2, 3, 1], parameters: Float32Array.from({ length: 13 }, (_, i) => (i + 1) / 100) })),
);

test('weights of another shape are opened, bring their shape, and are on screen', async ({ page, labUrl }) => {
  const lab = await openLab(page, labUrl, '?theme=light&lang=en&digits=more');
  const chooser = page.waitForEvent('filechooser');
  await lab.press('Open…');
  await (await chooser).setFiles([{ name: 'mine.npz', mimeType: 'application/zip', buffer: file }]);
  await page.getByText('mine.npz holds a network 2–3–1.').waitFor();
  await lab.press('Start with 2–3–1');
  await page.getByText('13 parameters kept').waitFor();
  await expect.poll(() => page.locator('button.neuron').count(), { timeout: 15_000 }).toBe(6);
  await lab.press('Digits');
  const again = page.waitForEvent('filechooser');
  await lab.press('Open…');
  await (await again).setFiles([{ name: 'mine.npz', mimeType: 'application/zip', buffer: file }]);
  await page.getByText('mine.npz: its network is 2-3-1, but digits needs').waitFor();
  expect(lab.complaints).toEqual([]);
});
