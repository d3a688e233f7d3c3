import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect } from 'vitest';
import { outFolder, projectRoot } from '../../scripts/targets.mjs';
import { test, testIf } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

const digits = join(projectRoot, '../shared/data');
const digitFiles = ['train10k-images-idx3-ubyte.gz', 'train10k-labels-idx1-ubyte.gz'].map((name) => join(digits, name));

describe('the Lab', () => {
  test('trains on play, stops on pause, and says the step', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl);
    await lab.press('Play');
    await lab.stepBeyond(100);
    await lab.press('Pause');
    const at = await lab.atRest();
    await page.waitForTimeout(200);
    expect(await lab.step()).toBe(at);
    expect(lab.complaints).toEqual([]);
  });

  test('takes one step, one epoch, one step back, and returns to the same start', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl, '?theme=light&lang=en&digits=more');
    const first = await page.getByRole('button', { name: /Hidden 1, neuron 1,/ }).getAttribute('aria-label');
    await lab.press('One step');
    await lab.stepIs(1);
    await lab.press('One epoch');
    await lab.stepIs(20);
    await lab.press('One step back');
    await lab.stepIs(19);
    expect(await page.getByRole('button', { name: /Hidden 1, neuron 1,/ }).getAttribute('aria-label')).not.toBe(first);
    await lab.press('Back to the start');
    await lab.stepIs(0);
    expect(await page.getByRole('button', { name: /Hidden 1, neuron 1,/ }).getAttribute('aria-label')).toBe(first);
  });

  test('is driven by keys alone', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl);
    await page.keyboard.press('s');
    await lab.stepIs(1);
    await page.keyboard.press('e');
    await lab.stepIs(20);
    await page.keyboard.press('b');
    await lab.stepIs(19);
    await page.keyboard.press('r');
    await lab.stepIs(0);
    await page.keyboard.press('p');
    await lab.stepBeyond(50);
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    const neuron = page.getByRole('button', { name: /Hidden 1, neuron 1,/, includeHidden: true });
    expect(await neuron.getAttribute('aria-label')).toMatch(/\.\d{2}$/);
    await page.getByRole('switch', { name: 'More digits' }).press('Space');
    await expect.poll(() => neuron.getAttribute('aria-label')).toMatch(/\.\d{6}$/);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('2');
    await expect.poll(() => page.url()).toMatch(/#surface$/);
  });

  test('changes the learning rate without a new start; refuses one that is no number, and a file that is none', async ({
    page,
    labUrl,
  }) => {
    const lab = await openLab(page, labUrl);
    await lab.press('One epoch');
    await lab.stepIs(20);
    const rate = page.getByLabel('Learning rate');
    await rate.fill('0,03');
    await rate.press('Enter');
    await lab.press('One step');
    await lab.stepIs(21);
    await expect.poll(() => rate.inputValue()).toBe('0.03');
    for (const key of ['ArrowUp', 'ArrowUp', 'Shift+ArrowDown']) await rate.press(key);
    expect(await rate.inputValue()).toBe('0.022');
    await rate.press('Escape');
    await expect.poll(() => rate.inputValue()).toBe('0.03');
    await lab.press('Strengths of the penalty');
    await page.getByLabel('L2 (λ₂)').fill('1/50');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    const penalty = page.getByLabel('Penalty', { exact: true }).locator('option:checked');
    await expect.poll(() => penalty.textContent()).toBe('L2 0.02');
    await lab.press('One step back');
    await lab.press('One step back');
    await expect.poll(() => rate.inputValue()).toBe('0.1'); // Before the change the old rate holds.

    const step = await lab.step();
    await rate.fill('0,0x3');
    await rate.press('Enter');
    await page.getByText('“0,0x3” is not a number.').waitFor();
    const chooser = page.waitForEvent('filechooser');
    await lab.press('Open…');
    await (await chooser).setFiles([{ name: 'notes.gz', mimeType: 'text/plain', buffer: Buffer.from('not digits') }]);
    await page.getByRole('alert').filter({ hasText: 'notes.gz' }).waitFor();
    expect(await lab.step()).toBe(step);
  });

  test('changes how it trains and how fast, and says what that does', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl);
    const batch = page.getByLabel('Batch');
    await batch.fill('32');
    await batch.press('Enter');
    await lab.press('One step');
    await page.getByText('batch 1 of 7').waitFor();
    const penalty = page.getByLabel('Penalty', { exact: true });
    await penalty.selectOption('L2 0.01');
    await page.getByLabel('Start weights', { exact: true }).selectOption('He');
    await lab.stepIs(0);
    expect(await penalty.inputValue()).toBe('l2 0.01');
    await page.getByRole('region', { name: 'Training settings' }).getByLabel('Loss').selectOption('Cross entropy');
    await page.getByRole('heading', { name: '2–8–8–2' }).waitFor();
    await page.getByLabel('Speed').press('Home');
    await page.getByText('1 step/s').waitFor();
    await lab.press('Play');
    await lab.stepBeyond(0);
    await lab.press('Pause');
    expect(lab.complaints).toEqual([]);
  });

  test('adds and removes neurons and layers: from none to eight, and 1,024 neurons in one', async ({
    page,
    labUrl,
  }) => {
    const lab = await openLab(page, labUrl);
    const neurons = () => page.getByRole('button', { name: /Hidden \d+, neuron/ }).count();
    const before = await neurons();
    await page
      .getByRole('button', { name: /One neuron more/ })
      .first()
      .click();
    await expect.poll(neurons).toBe(before + 1);
    await page
      .getByRole('button', { name: /Add a layer here/ })
      .last()
      .click();
    await expect.poll(neurons).toBeGreaterThan(before + 1);
    await page
      .getByRole('heading', { name: 'Hidden 3' })
      .or(page.getByText('Hidden 3', { exact: true }))
      .first()
      .waitFor();

    const shape = (sizes: string) => page.getByRole('heading', { name: sizes, exact: true }).waitFor();
    for (const layer of [3, 2, 1]) {
      const count = page.getByLabel(`Neurons of Hidden ${layer}`);
      await count.fill('1');
      await count.press('Enter');
      await lab.press(`Hidden ${layer}: Remove this layer`);
    }
    await shape('2–1');
    for (let layers = 1; layers <= 8; layers++) {
      await page.getByRole('button', { name: 'Add a layer here' }).first().click();
      await shape(`2–${'4–'.repeat(layers)}1`);
    }
    const count = page.getByLabel('Neurons of Hidden 8');
    await count.fill('0');
    await count.press('Enter');
    await page.getByText('A whole number from 1 to 16,384 is needed.').waitFor();
    await count.fill('1024');
    await count.press('Enter');
    await shape(`2–${'4–'.repeat(7)}1024–1`);
    await page.getByText('… 1,008 more').waitFor();
    expect(lab.complaints).toEqual([]);
  });

  test('every built-in data set trains without a complaint', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl);
    for (const name of 'AND,NAND,OR,XOR gate,Circle,XOR,Gauss,Spiral,Moons,Plane,Waves,Digits'.split(',')) {
      await lab.press(name);
      // A set with a network of its own asks before the trained one goes.
      const own = page.getByRole('button', { name: /^Start with/ });
      await expect.poll(async () => (await own.count()) === 1 || (await lab.step()) === 0).toBe(true);
      if ((await own.count()) === 1) await own.click();
      await lab.stepIs(0);
      await lab.press('One epoch');
      await lab.stepBeyond(0);
    }
    expect(lab.complaints).toEqual([]);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('a run that diverges says where, and goes on more slowly from before its loss rose', async ({
    page,
    labUrl,
  }) => {
    const lab = await openLab(page, labUrl);
    const rate = page.getByLabel('Learning rate');
    await rate.fill('1e30');
    await rate.press('Enter');
    await lab.press('Play');
    await page.getByText(/Training stopped at step \d+/).waitFor();
    await page.getByRole('button', { name: /Go on from step \d+ with rate/ }).waitFor();
    await page.getByText('First: a sum in Output.').waitFor();
    await lab.press('Go back to step 0, rate 0.1');
    await lab.stepBeyond(500);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  testIf(digitFiles.every((file) => existsSync(file)))(
    'opens digit files and learns from them (needs ../shared/data)',
    async ({ page, labUrl }) => {
      const lab = await openLab(page, labUrl);
      const chooser = page.waitForEvent('filechooser');
      await lab.press('Open…');
      await (await chooser).setFiles(digitFiles);
      await page.getByText('784–50–10').waitFor();
      await lab.press('Play');
      await lab.stepBeyond(20);
      await lab.press('Pause');
      expect(lab.complaints).toEqual([]);
    },
  );

  test('trains from the single file on a disk too, and speaks Japanese', async ({ newPage: page }) => {
    const file = pathToFileURL(join(outFolder, 'perceptron-lab.html')).href;
    const lab = await openLab(page, file, '?theme=light&lang=ja');
    await lab.press('学習する');
    await lab.stepBeyond(50);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
    expect(lab.complaints).toEqual([]);
  });
});
