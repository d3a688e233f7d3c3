/**
 * Starts the lab: in Electron where there is a runtime or it can be fetched, in the browser everywhere else.
 *
 *   npm start [-- --no-build] [--no-open] [--port N] [--browser] [FILE …]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './child.mjs';
import { hasDisplay, openInBrowser } from './display.mjs';
import { findElectron } from './electron-runtime.mjs';
import { serve } from './serve.mjs';
import { buildStaleOrExit, isBuilt, outFolder, projectRoot } from './targets.mjs';

/** Electron that ends sooner than this, and not well, has not started. */
const startLimit = 5000;

const { values, positionals } = readArguments();
const port = portOf(values.port);
if (values.browser) {
  await startBrowser();
} else {
  const obstacle = await startDesktop(positionals);
  if (obstacle !== undefined) {
    console.log(`${obstacle}: the lab runs in your browser.`);
    await startBrowser();
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        'no-build': { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        browser: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
      },
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

/**
 * @param {readonly string[]} files to open
 * @returns {Promise<string | undefined>} why it could not start; undefined when it has run
 */
async function startDesktop(files) {
  const { platform, arch, env } = process;
  if (!env['ELECTRON_EXEC_PATH']) {
    if (!hasDisplay(process)) return 'There is no display for a window';
    if (platform === 'linux' && process.getuid?.() === 0) return 'Electron does not run as root';
  }
  const runtime = await findElectron({ root: projectRoot, env, platform, arch, fetch: true });
  if ('reason' in runtime) return runtime.reason;

  await prepare('desktop');
  // The terminal sends Ctrl-C to Electron as well: it ends itself, and this script after it.
  process.on('SIGINT', () => undefined);
  const start = Date.now();
  const { code } = await run(runtime.path, [projectRoot, ...files], { stdio: 'inherit' });
  process.removeAllListeners('SIGINT');
  if (code !== 0 && Date.now() - start < startLimit)
    return `Electron ended with code ${code} as soon as it had started`;
  process.exitCode = code;
  return undefined;
}

async function startBrowser() {
  await prepare('browser');
  const { url, close } = await serve(join(outFolder, 'browser'), { port }).catch((error) => {
    console.error(`port ${port} cannot be used: ${error.code ?? error.message}`);
    process.exit(1);
  });
  console.log(`Perceptron Lab: ${url}  (Ctrl-C ends it)`);
  if (!values['no-open']) openInBrowser(url, process);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close());
}

/** @param {'desktop' | 'browser'} target */
async function prepare(target) {
  if (!values['no-build']) return buildStaleOrExit([target]);
  if (isBuilt(target)) return;
  console.error(`--no-build: the ${target} edition has not been built yet`);
  process.exit(1);
}

/** @param {string} text */
function portOf(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535 && text !== '') return port;
  console.error(`--port ${text}: a whole number from 0 to 65535 is expected`);
  process.exit(2);
}
