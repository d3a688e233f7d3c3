import { test as base } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { launch, serveLab } from './launch.ts';

const withBrowser = base
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const browser = await launch();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('labUrl', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const lab = await serveLab();
    onCleanup(lab.close);
    return lab.url;
  })
  .extend('page', async ({ browser }, { onCleanup }) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    onCleanup(() => context.close());
    return context.newPage();
  });

/** The same as `test`, where a condition holds besides. */
export const testIf = (condition: boolean) => withBrowser.skipIf(!condition || findBrowser(process) === undefined);

/**
 * A test in a real browser: `test('…', async ({ page, labUrl }) => …)`. `browser` and `labUrl`, the address of the
 * served edition, last for the worker; `page` is new for each test. On a machine without a browser the test is skipped.
 */
export const test = testIf(true);
