import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

const weight = 'Weight 2 of neuron 1 of Hidden 1';

/** A place beside the second label of the chosen neuron's edges where the pointer is on the edge of a weight. */
async function placeOnEdge(page: Page, name: string): Promise<{ readonly x: number; readonly y: number }> {
  const label = (await page.locator('.edge-label').nth(1).boundingBox())!;
  const x = label.x + label.width + 6;
  for (let y = label.y + 2 * label.height; y > label.y - 4 * label.height; y -= 4) {
    await page.mouse.move(x, y);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const tip = page.getByRole('tooltip').filter({ hasText: name });
    if ((await tip.count()) > 0) return { x, y };
  }
  throw new Error(`no edge of ${name} beside its label`);
}

test('a weight is set by hand with keys alone, from the graph on, or dragged there and on its edge, and the output follows', async ({
  page,
  labUrl,
}) => {
  const lab = await openLab(page, labUrl, '?theme=light&lang=en&digits=more');
  const output = page.getByRole('button', { name: /Output, neuron 1,/ });
  const value = () => page.getByRole('region', { name: 'Inspector' }).getByRole('button', { name: weight });
  await page.getByRole('button', { name: /Hidden 1, neuron 1,/ }).focus();
  await page.keyboard.press('Enter'); // The neuron is chosen already, so this goes on to its terms.
  await page.keyboard.press('Tab');
  const before = await output.getAttribute('aria-label');

  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: weight });
  await field.fill('−1,5');
  await page.keyboard.press('Enter');
  await expect.poll(() => value().textContent()).toBe('−1.500000');
  await expect.poll(() => output.getAttribute('aria-label')).not.toBe(before);

  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => field.inputValue()).toBe('−0.95');
  await page.keyboard.press('Escape');
  await expect.poll(() => value().textContent()).toBe('−1.500000');

  await page.keyboard.press('Enter');
  await field.fill('abc');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('“abc” is not a number.').waitFor();
  await field.fill('1e39');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('A number from −1e+30 to 1e+30 is needed.').waitFor();
  await field.fill('1/4');
  await field.blur();
  await expect.poll(() => value().textContent()).toBe('0.250000');

  const { x, y } = (await value().boundingBox())!;
  const dragTo = (by: number) => page.mouse.move(x + 5 + by, y + 5, { steps: 4 });
  const press = async () => {
    await dragTo(0);
    await page.mouse.down();
  };
  const rested = await output.getAttribute('aria-label');
  await press();
  await dragTo(40);
  await expect.poll(() => value().textContent()).toBe('0.650000');
  await expect.poll(() => output.getAttribute('aria-label')).not.toBe(rested);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => value().textContent()).toBe('0.250000');
  await press();
  await dragTo(20);
  await page.keyboard.down('Shift');
  await dragTo(30);
  await page.keyboard.up('Shift');
  await page.mouse.up();
  await expect.poll(() => value().textContent()).toBe('1.450000');
  await lab.press('Undo');
  await expect.poll(() => value().textContent()).toBe('0.250000');

  const onEdge = await placeOnEdge(page, weight);
  const dragEdge = async (by: number) => {
    await page.mouse.move(onEdge.x, onEdge.y);
    await page.mouse.down();
    await page.mouse.move(onEdge.x + by, onEdge.y, { steps: 4 });
  };
  await dragEdge(-30);
  await expect.poll(() => value().textContent()).toBe('−0.050000');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => value().textContent()).toBe('0.250000');
  await dragEdge(50);
  await page.mouse.up();
  await expect.poll(() => value().textContent()).toBe('0.750000');
  expect(await page.getByRole('textbox', { name: weight }).count()).toBe(0);
  expect(lab.complaints).toEqual([]);
});

test('an edge tells its value, gradient and history, and opens its weight when pressed', async ({ page, labUrl }) => {
  const lab = await openLab(page, labUrl);
  await lab.press('Circle');
  await lab.press('One epoch');
  await lab.stepBeyond(0);
  const label = page.locator('.edge-label').first();
  const { x, y, width, height } = (await label.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  const tip = page.getByRole('tooltip');
  await tip.getByText('Weight 1 of neuron 1 of Hidden 1').waitFor();
  await expect.poll(() => tip.locator('dd').allTextContents()).not.toContain('–');
  await tip.locator('svg').waitFor();
  await label.getByRole('button').click();
  await label.getByRole('textbox').fill('2');
  await page.keyboard.press('Enter');
  await expect.poll(() => label.textContent()).toBe('2.00');
  expect(lab.complaints).toEqual([]);
});

test('the way back shows the chain rule, and the difference quotient agrees', async ({ page, labUrl }) => {
  const lab = await openLab(page, labUrl);
  await lab.press('Backward');
  await page.getByRole('button', { name: '∂L/∂w2' }).click();
  const numbers = page.locator('.check dd');
  await numbers.first().waitFor();
  const [rule, quotient, apart] = (await numbers.allTextContents()).map((text) => Number(text.replace('−', '-')));
  expect(rule).not.toBe(0);
  expect(quotient).toBeCloseTo(rule!, 6);
  expect(apart).toBeLessThan(1e-6);
});

test('a layer is read as matrices with their shapes, and arrow keys lead to every weight; of 784 rows some are shown', async ({
  page,
  labUrl,
}) => {
  const lab = await openLab(page, labUrl);
  await lab.press('Matrices');
  const shapes = page.locator('.matrices .formula');
  await expect.poll(() => shapes.textContent()).toContain('W(2 × 8)');
  await page.getByLabel('Layer').selectOption('Hidden 2');
  await expect.poll(() => shapes.textContent()).toContain('W(8 × 8)');

  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await page.locator('.matrices').getByRole('button', { name: 'neuron 1', exact: true }).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  expect(await focused()).toContain('Weight 2 of neuron 2 of Hidden 2');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Weight 2 of neuron 2 of Hidden 2' }).fill('3/4');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('Weight 2 of neuron 2 of Hidden 2: 0.75');
  for (let row = 2; row <= 8; row++) await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toContain('Bias of neuron 2 of Hidden 2');

  await lab.press('Digits');
  await expect.poll(() => shapes.textContent(), { timeout: 15_000 }).toContain('W(50 × 10)');
  await page.getByLabel('Layer').selectOption('Hidden 1');
  await expect.poll(() => shapes.textContent()).toContain('W(784 × 50)');
  await page.getByText(/of 784 rows shown/).waitFor();
  await lab.press('Graph');
  await page.getByText(/of 39,700 edges drawn/).waitFor();
  await page.getByRole('img', { name: '784 inputs' }).waitFor();
  expect(lab.complaints).toEqual([]);
});

/** Set-ups that hold a network back, the epochs until they do, and what its columns say then, from left to right. */
const ailments = [
  [`hidden=${'4sigmoid-'.repeat(8).slice(0, -1)}&start=xavier`, 0, [/^gradient under 1e−6$/, ...Array(8).fill(/^$/)]],
  ['hidden=8relu-8relu-8relu&start=4', 0, [/^gradient over 100$/, /over/, /^ReLU, 2 dead gradient over 100$/, /over/]],
  ['hidden=8relu-8relu&rate=3&start=he', 1, [/ReLU, 8 dead/, /ReLU, 8 dead/, /^gradient over 100$/]],
  ['hidden=8sigmoid-8sigmoid&start=20', 0, [/^$/, /^92% saturated$/, /^$/]],
] as const;

/** What is said under each column of neurons, inputs apart. */
function saidUnder(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const middle = (element: Element) => {
      const { left, width } = element.getBoundingClientRect();
      return left + width / 2;
    };
    const columns = new Set([...document.querySelectorAll('button.neuron')].map(middle));
    const warnings = [...document.querySelectorAll('.warnings')];
    return [...columns].slice(1).map((x) => {
      const under = warnings.filter((list) => Math.abs(middle(list) - x) < 2);
      return under.flatMap((list) => [...list.children].map((one) => one.textContent)).join(' ');
    });
  });
}

/** Pairs of a warning and a neuron or another warning that it lies over. */
function covered(page: Page): Promise<number> {
  return page.evaluate(() => {
    const boxes = (of: string) => [...document.querySelectorAll(of)].map((one) => one.getBoundingClientRect());
    const warnings = boxes('.warning');
    const apart = (a: DOMRect, b: DOMRect) =>
      a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
    return warnings.flatMap((one, i) =>
      [...boxes('button.neuron'), ...warnings.slice(i + 1)].filter((other) => !apart(one, other)),
    ).length;
  });
}

test('what holds a layer back is said in words at its column: dead, saturated, vanishing, exploding', async ({
  page,
  labUrl,
}) => {
  const lab = await openLab(page, labUrl);
  expect(await page.locator('.warning').count()).toBe(0);
  for (const [setUp, epochs, said] of ailments) {
    await page.evaluate((query) => {
      location.hash = `#lab?data=spiral&${query}`;
    }, setUp);
    await expect.poll(async () => (await saidUnder(page)).length).toBe(said.length);
    for (let epoch = 0; epoch < epochs; epoch++) await lab.press('One epoch');
    await expect.poll(() => saidUnder(page)).toEqual(said.map((words) => expect.stringMatching(words)));
    await expect.poll(() => covered(page)).toBe(0);
  }
  expect(lab.complaints).toEqual([]);
});
