import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

declare const window: { axe: { run(options: { resultTypes: ['violations'] }): Promise<{ violations: Violation[] }> } };

/** Each theme and each language once: colours do not depend on the language, nor names on the theme. */
const looks = [
  ['Dark', 'en'],
  ['Light', 'ja'],
  ['Projector', 'en'],
] as const;

/** What axe complains of on this page, which is in English, in every theme and both languages. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // Colours that are on their way from one theme to the next are not judged.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(axe);
  const found: string[] = [];
  const language = page.locator('header select');
  for (const [theme, code] of looks) {
    await page.getByRole('button', { name: theme, exact: true }).click();
    await language.selectOption(code);
    await page.locator(`html[lang=${code}]`).waitFor();
    const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
    found.push(
      ...violations.map(
        ({ id, nodes }) => `${theme}, ${code}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      ),
    );
    await language.selectOption('en');
  }
  return found;
}
