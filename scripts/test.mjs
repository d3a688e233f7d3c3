/**
 * Checks and tests everything, in a real browser too: types, lint, dead code, then vitest.
 *
 *   npm test [-- VITEST ARGUMENT …]
 */
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './child.mjs';
import { findBrowser } from './find-browser.mjs';
import { canInstallBrowser, installBrowser } from './install-browser.mjs';
import { summarise } from './summary.mjs';
import { buildStaleOrExit, outFolder, projectRoot, targetNames } from './targets.mjs';

let browser = findBrowser(process);
if (browser === undefined && canInstallBrowser()) {
  console.log('There is no browser here: installing Chromium.');
  if (await installBrowser()) browser = findBrowser(process);
}
if (browser === undefined) console.log('No Chromium, Chrome or Edge was found: the tests that need one are skipped.');

await buildStaleOrExit(targetNames);

// Beside the tests, which leave processors idle while they wait for a browser.
const checking = run('npm run --silent check', [], { cwd: projectRoot, shell: true });

const reportFile = join(outFolder, 'test-report.json');
await rm(reportFile, { force: true });
const vitest = await run(
  process.execPath,
  [
    join(projectRoot, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
  { cwd: projectRoot, stdio: 'inherit' },
);
const check = await checking;

if (check.code !== 0) console.log(`${check.output}\nThe checks of types, lint and dead code failed (see above).`);
if (existsSync(reportFile)) {
  const { passed, failed, skipped, retried } = summarise(JSON.parse(readFileSync(reportFile, 'utf8')));
  for (const name of skipped) console.log(`skipped: ${name}`);
  for (const name of retried) console.log(`passed at another try: ${name}`);
  console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
}
process.exitCode = check.code || vitest.code;
