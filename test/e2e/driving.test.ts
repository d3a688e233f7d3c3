import { describe, expect } from 'vitest';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

describe('undo and redo', () => {
  test('take back a seed, a neuron and a rate, by button and by key', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl);
    const neurons = () => page.getByRole('button', { name: /Hidden \d+, neuron/ }).count();
    const [seed, rate] = [page.getByLabel('Seed', { exact: true }), page.getByLabel('Learning rate')];
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
    await seed.fill('5');
    await seed.press('Enter');
    await page.getByText('seed 5').waitFor();
    await lab.press('Hidden 1: One neuron more');
    await expect.poll(neurons).toBe(17);
    await rate.fill('0.3');
    await rate.press('Enter');
    await rate.press('Control+z'); // The text of the field is settled, so the key is not the field's.
    await expect.poll(() => rate.inputValue()).toBe('0.1');
    await lab.press('Undo');
    await expect.poll(neurons).toBe(16);
    await page.keyboard.press('Control+z');
    await page.getByText('seed 1', { exact: false }).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await page.getByText('seed 5').waitFor();
    await lab.press('Redo');
    await expect.poll(neurons).toBe(17);
    expect(lab.complaints).toEqual([]);
  });
});

describe('a trained network', () => {
  test('goes on with another optimizer, and starts anew from its parameters with another loss, and says so', async ({
    page,
    labUrl,
  }) => {
    const lab = await openLab(page, labUrl, '?theme=light&lang=en&digits=more');
    await lab.press('One epoch');
    await lab.stepIs(20);
    const neuron = () => page.getByRole('button', { name: /Hidden 1, neuron 1,/ }).getAttribute('aria-label');
    const before = await neuron();
    await page.getByLabel('Optimizer').selectOption('adam');
    await lab.stepIs(20);
    expect(await neuron()).toBe(before);
    await lab.press('One epoch');
    await lab.stepIs(40);
    await page.getByRole('button', { name: 'SGD → Adam, step 20' }).waitFor();
    const adapted = await neuron();
    await lab.press('Another order of samples from here on; the weights stay');
    await lab.stepIs(40);
    expect(await neuron()).toBe(adapted);
    await lab.press('One epoch');
    await lab.stepIs(60);
    await page.getByRole('button', { name: 'other order of samples, step 40' }).waitFor();
    const later = await neuron();
    await page.getByRole('combobox', { name: 'Loss' }).selectOption('binary-cross-entropy');
    await lab.stepIs(0);
    await page.getByText('105 parameters kept').waitFor();
    expect(await neuron()).toBe(later);
    await lab.press('Start from fresh weights');
    await page.getByText('105 parameters kept').waitFor({ state: 'hidden' });
    await expect.poll(neuron).not.toBe(later);
  });

  test('is not changed in shape before the loss is told, and comes back by undo', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl);
    await lab.press('One epoch');
    await lab.stepIs(20);
    await lab.press('Hidden 2: One neuron fewer');
    const note = page.getByRole('alertdialog', { name: 'This change needs a new start.' });
    await note.getByText('It drops 10 of 105 trained parameters.').waitFor();
    await page.keyboard.press('Escape');
    await note.waitFor({ state: 'hidden' });
    expect(await lab.step()).toBe(20);
    await lab.press('Hidden 2: One neuron fewer');
    await page.keyboard.press('Enter');
    await page.getByText('95 parameters kept').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('105 parameters kept').waitFor();
  });

  test('can be kept for another data set that comes with its own', async ({ page, labUrl }) => {
    const lab = await openLab(page, labUrl);
    await lab.press('One epoch');
    await lab.stepIs(20);
    await lab.press('Moons');
    await page.getByText('Moons comes with a network of its own, 2–4–3–1.').waitFor();
    await lab.press('Keep this network');
    await lab.stepIs(0);
    await page.getByText('2–8–8–1').waitFor();
    await page.getByText('Moons · seed 1').waitFor();
  });
});

test('training stops when a rule is met, and says when and why', async ({ page, labUrl }) => {
  const lab = await openLab(page, labUrl);
  await page.getByLabel('Stop when').selectOption('epochs');
  const count = page.getByRole('textbox', { name: 'epochs reach' }).or(page.getByLabel('epochs reach'));
  await count.fill('0');
  await count.press('Enter');
  await page.getByText('A whole number from 1 to 100,000,000 is needed.').waitFor();
  await count.fill('7');
  await count.press('Enter');
  await lab.press('Play');
  await page.getByText('Stopped at step 140, after 7 epochs.').waitFor();
  await lab.stepIs(140);
  await lab.press('Play');
  await lab.stepBeyond(200); // Playing again goes on beyond the rule.
  expect(lab.complaints).toEqual([]);
});

test('an optimizer has settings of its own, and refuses what they cannot be in one sentence', async ({
  page,
  labUrl,
}) => {
  const lab = await openLab(page, labUrl);
  await page.getByLabel('Optimizer').selectOption('momentum');
  await lab.press('Settings of Momentum');
  const dialog = page.getByRole('dialog', { name: 'Settings of Momentum' });
  const momentum = dialog.getByLabel('Momentum');
  await momentum.fill('1');
  await momentum.press('Enter');
  await dialog.getByText('A number from 0 to below 1 is needed.').waitFor();
  await momentum.fill('0,5');
  await momentum.press('Enter');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await lab.press('Settings of Momentum');
  await expect.poll(() => momentum.inputValue()).toBe('0.5');
});

describe('a link', () => {
  test('is copied, pasted, and opens the same set-up elsewhere', async ({ page, labUrl }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const lab = await openLab(page, labUrl);
    await lab.press('Moons');
    await page.getByLabel('Optimizer').selectOption('adam');
    const seed = page.getByLabel('Seed', { exact: true });
    await seed.fill('42');
    await seed.press('Enter');
    await lab.press('Copy link');
    await page.getByRole('status').getByText('Copied').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain('#lab?data=moons&');

    await page.keyboard.press('Control+z');
    await page.getByText('Moons · seed 1').waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Control+v');
    await page.getByText('Moons · seed 42').waitFor();

    await page.goto('about:blank');
    await page.goto(link);
    await page.getByText(/seed 42|乱数の種 42/).waitFor();
    expect(await page.locator('.strip select').first().inputValue()).toBe('adam');
    const now = () => page.locator('.now').textContent();
    await page.keyboard.press('s');
    await expect.poll(now).toMatch(/(Step |ステップ)1(?!\d)/);
    await page.keyboard.press('2');
    await page.goBack();
    await page.locator('button.neuron').first().waitFor();
    await expect.poll(now).toMatch(/(Step |ステップ)1(?!\d)/);
  });

  test('that cannot be gets one sentence, and the lab starts as ever', async ({ page, labUrl }) => {
    await openLab(page, labUrl, '?theme=light&lang=en#lab?data=moons&rate=fast');
    await page.getByText('This link cannot be opened: rate is not a number: fast.').waitFor();
    await page.getByText('Spiral · seed 1').waitFor();
    await page.evaluate(() => {
      location.hash = '#lab?data=plane&loss=cross-entropy';
    });
    await page.getByText('plane has numbers as targets').waitFor();
    await page.evaluate(() => {
      location.hash = '#lab?data=xor&seed=3';
    });
    await page.getByText('XOR · seed 3').waitFor();
  });
});
