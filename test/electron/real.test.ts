/** What only a running Electron can show. It runs wherever there is a runtime and a display, and says why where not. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDisplay } from '../../scripts/display.mjs';
import { findElectron } from '../../scripts/electron-runtime.mjs';
import { isBuilt, projectRoot } from '../../scripts/targets.mjs';

const { env, platform, arch } = process;
const runtime = await findElectron({ root: projectRoot, env, platform, arch, fetch: false });

function reasonToSkip(): string | undefined {
  if ('reason' in runtime) return runtime.reason;
  if (!hasDisplay(process)) return 'There is no display';
  return isBuilt('desktop') ? undefined : 'The desktop edition is not built';
}

const reason = reasonToSkip();

describe.skipIf(reason !== undefined)(
  `the lab in Electron${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    let folder: string;
    let lab: ElectronApplication;
    let page: Page;
    const violations: string[] = [];

    beforeAll(async () => {
      if ('reason' in runtime) return;
      folder = await mkdtemp(join(tmpdir(), 'lab-'));
      const { ELECTRON_RENDERER_URL: _, ...rest } = env;
      lab = await _electron.launch({
        executablePath: runtime.path,
        args: [projectRoot, '--enable-unsafe-swiftshader'],
        // Without this the sandbox would not be tested; for root there is none.
        chromiumSandbox: process.getuid?.() !== 0,
        env: { ...(rest as Record<string, string>), PERCEPTRON_LAB_USER_DATA: folder },
      });
      page = await lab.firstWindow();
      page.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) violations.push(message.text());
      });
      await page.waitForLoadState();
    }, 60_000);

    afterAll(async () => {
      await lab?.close();
      if (folder) await rm(folder, { recursive: true, force: true });
    });

    /** Process ids of the living workers of a kind. */
    const workers = (kind: string) =>
      lab.evaluate(
        ({ app }, prefix) =>
          app
            .getAppMetrics()
            .filter(({ serviceName }) => serviceName?.startsWith(prefix))
            .map(({ pid }) => pid),
        `perceptron-lab-${kind}-`,
      );

    test('the page has its own address, its bridge and nothing of Node', async () => {
      expect(page.url()).toBe('app://lab/index.html');
      const world = await page.evaluate(() => ({
        lab: Object.keys(Reflect.get(window, 'lab')),
        require: typeof Reflect.get(globalThis, 'require'),
        process: typeof Reflect.get(globalThis, 'process'),
        isolated: crossOriginIsolated,
      }));
      expect(world).toEqual({
        lab: [
          'connect',
          'openFiles',
          'saveFile',
          'listRuns',
          'readRun',
          'writeRun',
          'renameRun',
          'removeRun',
          'listRemovedRuns',
          'bringBackRun',
          'eraseRun',
          'takeFiles',
        ],
        require: 'undefined',
        process: 'undefined',
        isolated: true,
      });
    });

    test('the trainer runs in a process of its own', async () => {
      await expect.poll(() => workers('trainer')).toHaveLength(1);
    });

    test('a trainer that is killed is replaced by another', async () => {
      const [before] = await workers('trainer');
      process.kill(before!, 'SIGKILL');
      await expect
        .poll(async () => (await workers('trainer')).filter((pid) => pid !== before), { timeout: 10_000 })
        .toHaveLength(1);
    });

    test('nothing that the page does is against its policy', () => {
      expect(violations).toEqual([]);
    });

    test('the page opens no window and reaches no network', async () => {
      expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
      const reached = page.evaluate(() =>
        fetch('http://127.0.0.1:9/').then(
          () => true,
          () => false,
        ),
      );
      expect(await reached).toBe(false);
      expect(lab.windows()).toHaveLength(1);
    });

    test('a page that crashes is loaded again', async () => {
      await lab.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      });
      await expect
        .poll(() => lab.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed()), {
          timeout: 10_000,
        })
        .toBe(false);
    });
  },
);
