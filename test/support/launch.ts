import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { outFolder } from '../../scripts/targets.mjs';

/** A browser that draws WebGL without a graphics card and asks nobody for anything. */
const browserArguments = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // SwiftShader is for WebGL alone. All else is drawn and put together without it, as on any machine without a graphics card.
  '--disable-gpu-compositing',
  '--disable-accelerated-2d-canvas',
  '--disable-gpu-rasterization',
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
