import type { Page } from 'playwright-core';
import { test as base } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { launch, serveLab } from './launch.ts';

const viewport = { width: 1280, height: 800 };

/** Asks for the file choosers of a page from the start: a click may come before the browser hears that a test waits for one. */
function ready(page: Page): Page {
  page.on('filechooser', () => {});
  return page;
}

/**
 * Makes a page as good as new: a browser reads and compiles the lab for each new one, at twice the price of the tests
 * themselves. False when it cannot be done.
 */
async function emptied(page: Page, labUrl: string): Promise<boolean> {
  const context = page.context();
  if (page.isClosed() || context.pages().length > 1) return false;
  ready(page.removeAllListeners());
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto('about:blank');
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: new URL(labUrl).origin, storageTypes: 'all' });
  await session.detach();
  await context.clearPermissions();
  await page.setViewportSize(viewport);
  await page.emulateMedia({ reducedMotion: null });
  return true;
}

/** A page that lasts for several tests is given nothing that lasts as long as itself. */
function refuse(): never {
  throw new Error('this cannot be taken back from a page: use newPage');
}

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
  .extend('newPage', async ({ browser }, { onCleanup }) => {
    const context = await browser.newContext({ viewport });
    onCleanup(() => context.close());
    return ready(await context.newPage());
  })
  .extend('tab', { scope: 'worker' }, ({}): { page?: Page } => ({}))
  .extend('page', async ({ browser, labUrl, tab, task }, { onCleanup }) => {
    const page = tab.page ?? ready(await (await browser.newContext({ viewport })).newPage());
    tab.page = Object.assign(page, { addInitScript: refuse, exposeFunction: refuse });
    onCleanup(async () => {
      // What failed may have left anything behind.
      if (task.result?.state !== 'fail' && (await emptied(page, labUrl))) return;
      delete tab.page;
      await page.context().close();
    });
    return page;
  });

/** The same as `test`, where a condition holds besides. */
export const testIf = (condition: boolean) => withBrowser.skipIf(!condition || findBrowser(process) === undefined);

/**
 * A test in a real browser: `test('…', async ({ page, labUrl }) => …)`. `browser` and `labUrl`, the address of the
 * served edition, last for the worker; so does `page`, which is emptied after each test. `newPage` is new, for what cannot be
 * taken back from a page. On a machine without a browser the test is skipped.
 */
export const test = testIf(true);
