import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { writeRun } from '../../core/run-file/write-run.ts';
import { test } from '../support/browser.ts';
import { cliJson } from '../support/cli.ts';
import { openLab } from '../support/lab-page.ts';
import { moonsRun } from '../support/runs.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perceptron-lab-replay-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a page that replays a run opens from a disk at its last step and goes to any other, offline', async ({
  newPage: page,
}) => {
  const run = moonsRun();
  const [file, html] = [join(folder, 'moons.plab'), join(folder, 'moons.html')];
  writeFileSync(file, writeRun(run));
  const { bytes } = await cliJson('export', file, '--to', 'html', '--out', html);
  expect(bytes).toBeLessThan(1_600_000);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const lab = await openLab(page, pathToFileURL(html).href);
  await lab.stepIs(50);
  const shown = () => page.getByRole('complementary', { name: 'Results' }).textContent();
  await expect.poll(shown, { timeout: 15_000 }).toContain(run.measure().test.loss.toFixed(3));
  const slider = page.getByRole('slider', { name: 'Timeline' });
  await slider.focus();
  await page.keyboard.press('PageDown');
  await lab.stepIs(40);
  run.seek(40);
  await expect.poll(shown, { timeout: 15_000 }).toContain(run.measure().test.loss.toFixed(3));
  expect(lab.complaints).toEqual([]);
  expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
});
