import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { test as base } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { outFolder } from '../../scripts/targets.mjs';

/** A browser that draws WebGL without a graphics card and asks nobody for anything. */
const browserArguments = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** Starts the browser of this machine, headless. Throws when there is none. */
export function launch(args: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser(process);
  if (executablePath === undefined) throw new Error('no Chromium, Chrome or Edge was found');
  // Chromium's sandbox does not work for root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...browserArguments, ...asRoot, ...args] });
}

/** Serves the built browser edition as `npm start` does. */
export function serveLab(): Promise<{ url: string; close: () => Promise<void> }> {
  return serve(join(outFolder, 'browser'));
}

const withBrowser = base
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launch();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('labUrl', { scope: 'file' }, async ({}, { onCleanup }) => {
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
 * served edition, last for the file; `page` is new for each test. On a machine without a browser the test is skipped.
 */
export const test = testIf(true);
