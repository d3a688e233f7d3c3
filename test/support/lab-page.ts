import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The lab in a browser, as a user meets it: by roles, names and keys. */
export interface LabPage {
  readonly page: Page;
  press(name: string): Promise<void>;
  /** The step that the transport says it is at. */
  step(): Promise<number>;
  /** Waits until the step is as expected. */
  stepIs(expected: number): Promise<void>;
  stepBeyond(least: number): Promise<void>;
  /** Waits until the run is paused and its last step is on screen, which it gives. */
  atRest(): Promise<number>;
  /** What went wrong on the page so far: errors, warnings of its policy. */
  readonly complaints: readonly string[];
}

export async function openLab(page: Page, url: string, query = '?theme=light&lang=en'): Promise<LabPage> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(url + query);
  const slider = page.locator('[role=slider][aria-valuenow]');
  await slider
    .first()
    .waitFor()
    .catch(async (cause: unknown) => {
      const shown = await page.locator('body').innerText();
      throw new Error(`the lab did not start; it complains of [${complaints}] and shows: ${shown}`, { cause });
    });
  // The network is drawn once its first frame is there.
  if (!query.endsWith('#surface')) await page.locator('button.neuron').first().waitFor();
  const step = async () => Number(await slider.first().getAttribute('aria-valuenow'));
  async function atRest(): Promise<number> {
    await page.getByRole('button', { name: 'Play' }).waitFor();
    // Where everything is busy, the last frames of a run come long after the pause.
    for (let [still, last] = [0, await step()]; ; ) {
      await page.waitForTimeout(300);
      const now = await step();
      still = now === last ? still + 1 : 0;
      if (still === 3) return now;
      last = now;
    }
  }
  return {
    page,
    complaints,
    atRest,
    press: (name) => page.getByRole('button', { name, exact: true }).first().click(),
    step,
    stepIs: (expected) => expect.poll(step, { timeout: 15_000 }).toBe(expected),
    stepBeyond: (least) => expect.poll(step, { timeout: 15_000 }).toBeGreaterThan(least),
  };
}
