import { expect } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

// The Runs room is judged where it has runs.
for (const room of ['lab', 'surface']) {
  test(`axe finds nothing in the room ${room}, in every theme and language`, async ({ page, labUrl }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    const lab = await openLab(page, labUrl);
    await page.keyboard.press('e');
    await lab.stepIs(20);
    await page.getByRole('link', { name: { lab: 'Lab', surface: 'Surface' }[room]!, exact: true }).click();
    if (room === 'surface') await page.getByText('4,096').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
}

for (const room of ['lab', 'surface']) {
  test(`Tab reaches every control of the room ${room} and always shows where it is`, async ({ page, labUrl }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await openLab(page, labUrl, `?theme=light&lang=en#${room}`);
    const controls = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('button, input, select, a[href], [tabindex="0"]')];
      const inUse = all.filter((one) => one.checkVisibility() && !one.matches(':disabled, [tabindex="-1"], dialog *'));
      inUse.forEach((one, i) => {
        one.dataset['control'] = String(i);
      });
      return inUse.length;
    });
    const reached = new Set<string>();
    for (let i = 0; i < controls + 20; i++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const one = document.activeElement as HTMLElement;
        const framed = one.closest('.in') ?? one;
        const { outlineStyle, outlineWidth } = getComputedStyle(framed);
        const own = getComputedStyle(one);
        const ring = outlineStyle !== 'none' && outlineWidth !== '0px';
        return {
          control: one.dataset['control'],
          seen: ring || (own.outlineStyle !== 'none' && own.outlineWidth !== '0px'),
        };
      });
      if (at.control === undefined) continue;
      expect(at.seen, `control ${at.control} has no focus ring`).toBe(true);
      reached.add(at.control);
    }
    // One radio of a group and one neuron of the graph stand for the others, which arrow keys reach.
    const missed = await page.evaluate(
      (seen) => {
        const all = [...document.querySelectorAll<HTMLElement>('[data-control]')];
        return all
          .filter((one) => !seen.includes(one.dataset['control']!) && !one.matches('[type=radio]'))
          .map((one) => one.outerHTML.slice(0, 120));
      },
      [...reached],
    );
    expect(missed).toEqual([]);
  });
}

test('the page fits into 1024 x 640, 1366 x 768 and 1920 x 1080 without scrolling', async ({ page, labUrl }) => {
  const sizes = [
    [1920, 1080],
    [1366, 768],
    [1024, 640],
  ] as const;
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openLab(page, labUrl);
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const size = () =>
      page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth, scrollHeight];
      });
    await expect.poll(size, { timeout: 15_000 }).toEqual([width, height]);
  }
});
