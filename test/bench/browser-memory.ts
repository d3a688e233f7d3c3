import type { Page } from 'playwright-core';
import { buildStale } from '../../scripts/targets.mjs';
import { launch, serveLab } from '../support/launch.ts';
import type { Part } from './part.ts';
import { slope } from './slope.ts';

/** So many times the memory is looked at along each run. */
const looks = 12;

/** Bytes of the page and its workers, WebAssembly included, after the browser has collected its garbage. */
const bytesOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const measuring = performance as Performance & {
      measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>;
    };
    return (await measuring.measureUserAgentSpecificMemory()).bytes;
  });

/** Memory of the page and its workers while runs train at full speed on screen: where it begins, where it ends, how it grows. */
export const browserMemory: Part = async ({ say, minutes }) => {
  await buildStale(['browser']);
  const lab = await serveLab();
  // Only a browser that is told so measures at once: else it waits for a time when it collects anyway.
  const browser = await launch(['--enable-blink-features=ForceEagerMeasureMemory']);
  const figures: { readonly name: string; readonly value: number; readonly unit: string }[] = [];
  function add(name: string, value: number, unit: string): void {
    figures.push({ name, value, unit });
    say(`${name.padEnd(60)} ${value.toPrecision(4).padStart(10)} ${unit}`);
  }
  for (const [name, data] of Object.entries({ Spiral: 'spiral', Digits: 'digits' })) {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.goto(`${lab.url}?theme=light&lang=en#lab?data=${data}`);
    await page.getByRole('button', { name: 'Play' }).click();
    const times: number[] = [];
    const sizes: number[] = [];
    const began = performance.now();
    for (let i = 0; i <= looks; i++) {
      await page.waitForTimeout(Math.max(0, began + (i / looks) * 60_000 * minutes - performance.now()));
      sizes.push((await bytesOf(page)) / 2 ** 20);
      times.push((performance.now() - began) / 60_000);
    }
    const steps = Number(await page.locator('[role=slider]').first().getAttribute('aria-valuenow'));
    add(`${name}: steps in ${minutes} minutes`, steps, 'steps');
    add(`${name}: memory at the start`, sizes[0]!, 'MiB');
    add(`${name}: memory at the end`, sizes.at(-1)!, 'MiB');
    const half = looks / 2;
    add(`${name}: growth over the second half`, slope(times.slice(half), sizes.slice(half)), 'MiB a minute');
    await page.close();
  }
  await browser.close();
  await lab.close();
  return { figures };
};
