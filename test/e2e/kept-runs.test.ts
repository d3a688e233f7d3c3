import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

const eventually = <T>(value: () => T | Promise<T>) => expect.poll(value, { timeout: 15_000 });

/** Names and sizes of the runs in the browser's own file system. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('runs');
    const runs: string[] = [];
    for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) runs.push(name);
    return runs;
  });

test('a run keeps itself, and is offered when the lab is opened again, at its last step', async ({ page, labUrl }) => {
  const lab = await openLab(page, labUrl);
  await lab.press('Play');
  await lab.stepBeyond(200);
  await lab.press('Pause');
  await eventually(() => kept(page)).toEqual(['Spiral 2-8-8-1.plab']);
  const step = await lab.step();

  const again = await openLab(page, labUrl);
  expect(await again.step()).toBe(0);
  await page.getByText('Go on with “Spiral 2-8-8-1”').waitFor();
  await again.press('Go on');
  await again.stepIs(step);
  await again.press('One step');
  await again.stepIs(step + 1);
  await eventually(() => kept(page)).toEqual(['Spiral 2-8-8-1.plab']);
  expect(again.complaints).toEqual([]);
});
