/**
 * Develops the lab, with every change shown at once: in Electron where a runtime is found, else in the browser.
 *
 *   npm run dev [-- --browser]
 */
import { join } from 'node:path';
import { createServer } from 'vite';
import { run } from './child.mjs';
import { hasDisplay } from './display.mjs';
import { findElectron } from './electron-runtime.mjs';
import { projectRoot } from './targets.mjs';

const { platform, arch, env } = process;
const runtime =
  process.argv.includes('--browser') || !hasDisplay(process)
    ? undefined
    : await findElectron({ root: projectRoot, env, platform, arch, fetch: false });

if (runtime !== undefined && 'path' in runtime) {
  const { code } = await run(
    process.execPath,
    [join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js'), 'dev'],
    {
      cwd: projectRoot,
      env: { ...env, ELECTRON_EXEC_PATH: runtime.path },
      stdio: 'inherit',
    },
  );
  process.exitCode = code;
} else {
  const server = await createServer({
    configFile: join(projectRoot, 'vite.browser.config.ts'),
    server: { host: '127.0.0.1' },
  });
  await server.listen();
  server.printUrls();
}
