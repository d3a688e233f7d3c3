/**
 * Takes the pictures of the README from the built browser edition.
 *
 *   npm run screenshots
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from './find-browser.mjs';
import { serve } from './serve.mjs';
import { buildStaleOrExit, outFolder, projectRoot } from './targets.mjs';

const folder = join(projectRoot, 'resources/screenshots');

/** Name of the picture, address and what is done before it is taken. */
const pictures = /** @type {const} */ ([
  { name: 'lab', query: '?theme=light&lang=en', hash: '#lab', play: 1500 },
  { name: 'surface', query: '?theme=dark&lang=en', hash: '#surface', play: 4000 },
]);

await buildStaleOrExit(['browser']);
await mkdir(folder, { recursive: true });
const lab = await serve(join(outFolder, 'browser'));
const browser = await chromium.launch({
  executablePath: findBrowser(process) ?? '',
  args: [
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
for (const { name, query, hash, play } of pictures) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(lab.url + query + hash);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForTimeout(play);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.waitForTimeout(2000);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`resources/screenshots/${name}.png`);
}
await browser.close();
await lab.close();
