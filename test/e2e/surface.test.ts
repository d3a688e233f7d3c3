import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

/** The Surface room after an epoch of training, with its picture complete. */
async function openSurface(page: Page, url: string) {
  await page.setViewportSize({ width: 1366, height: 768 });
  // Trained before the room is entered: so there is no picture of an earlier step.
  const lab = await openLab(page, url, '?theme=light&lang=en');
  await page.keyboard.press('e');
  await lab.stepIs(20);
  await page.keyboard.press('2');
  await page.getByText('4,096').waitFor();
  return lab;
}

const loss = async (page: Page) => Number(await page.locator('.path-row tbody td').nth(1).textContent());

describe('the surface of the network', () => {
  test('is cut along two weights that are chosen by name', async ({ page, labUrl }) => {
    const lab = await openSurface(page, labUrl);
    await page.getByLabel('Two weights').check();
    await page.getByLabel('First axis: layer').selectOption('Output');
    await page.getByLabel('First axis: weight').selectOption('bias');
    await page.getByText('First axis: b3(1), Bias of neuron 1 of Output.').waitFor();
    await page.getByLabel('Measured on').selectOption('next mini-batch');
    await page.getByText('10 samples').waitFor();
    expect(lab.complaints).toEqual([]);
  });

  test('lets the network jump where it is clicked, go on from there, and come back', async ({ page, labUrl }) => {
    const lab = await openSurface(page, labUrl);
    const before = await loss(page);
    const map = page.getByRole('application', { name: /^Contours of the loss/ });
    await map.click({ position: { x: 8, y: 8 } });
    await expect.poll(() => loss(page), { timeout: 15_000 }).not.toBe(before);
    await page.getByRole('button', { name: 'Go back' }).press('Enter');
    await expect.poll(() => loss(page), { timeout: 15_000 }).toBe(before);
    // The button is gone; its focus is on the surface.
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toMatch(/^Loss of the network/);
    for (const key of ['Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp', 'Enter']) await map.press(key);
    await expect.poll(() => loss(page), { timeout: 15_000 }).not.toBe(before);
    await page.keyboard.press('e');
    await lab.stepIs(40);
    expect(lab.complaints).toEqual([]);
  });

  test('is a relief with its axes where there is no WebGL, and the network jumps where that is clicked', async ({
    newPage: page,
    labUrl,
  }) => {
    await page.addInitScript(() => {
      const own = HTMLCanvasElement.prototype.getContext as (kind: string, options?: unknown) => unknown;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, options?: unknown) {
        return kind === 'webgl2' ? null : own.call(this, kind, options);
      } as typeof HTMLCanvasElement.prototype.getContext;
    });
    const lab = await openSurface(page, labUrl);
    await page.getByText('No WebGL here').waitFor();
    const stage = page.getByRole('main');
    for (const name of ['component 1', 'component 2', '0.5'])
      await stage.getByText(name, { exact: true }).first().waitFor();
    const before = await loss(page);
    await stage.getByRole('application', { name: /^Loss of the network/ }).click({ position: { x: 8, y: 8 } });
    await expect.poll(() => loss(page), { timeout: 15_000 }).not.toBe(before);
    expect(await axeFindings(page)).toEqual([]);
    expect(lab.complaints).toEqual([]);
  });

  test('takes no more of the graphics card after 50 pictures, and draws again when its context was lost', async ({
    newPage: page,
    labUrl,
  }) => {
    await page.addInitScript(() => {
      const held = { buffers: 0, textures: 0, drawn: 0 };
      Object.assign(window, { held });
      const count = (name: string, key: keyof typeof held, by: number) => {
        const prototype = WebGL2RenderingContext.prototype as unknown as Record<
          string,
          (...args: unknown[]) => unknown
        >;
        const own = prototype[name]!;
        prototype[name] = function (this: unknown, ...args: unknown[]) {
          held[key] += by;
          return own.apply(this, args);
        };
      };
      count('createBuffer', 'buffers', 1);
      count('deleteBuffer', 'buffers', -1);
      count('createTexture', 'textures', 1);
      count('deleteTexture', 'textures', -1);
      count('drawElements', 'drawn', 1);
    });
    await openSurface(page, labUrl);
    const held = () =>
      page.evaluate(() => ({
        ...(window as unknown as { held: Record<'buffers' | 'textures' | 'drawn', number> }).held,
      }));
    const log = page.getByRole('switch', { name: 'Log height' });
    for (let i = 0; i < 2; i++) await log.click();
    const before = await held();
    for (let i = 0; i < 50; i++) await log.click();
    await expect.poll(async () => (await held()).drawn).toBeGreaterThan(before.drawn + 20);
    const after = await held();
    expect([after.buffers, after.textures]).toEqual([before.buffers, before.textures]);

    const gl = `document.querySelector('.surface-view canvas').getContext('webgl2')`;
    await page.evaluate(`window.lost = ${gl}.getExtension('WEBGL_lose_context'); window.lost.loseContext()`);
    await expect.poll(() => page.evaluate(`${gl}.isContextLost()`)).toBe(true);
    const lost = await held();
    await page.evaluate('window.lost.restoreContext()');
    await expect.poll(async () => (await held()).drawn).toBeGreaterThan(lost.drawn);
  });
});
