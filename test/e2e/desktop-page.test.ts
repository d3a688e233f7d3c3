/** The desktop's page in Chromium: served by main's own handler, with main's headers, a bridge and real workers in Node. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { FileContents, KeptRun, WorkerKind } from '../../core/protocol/desktop-calls.ts';
import { serveSurface } from '../../core/surface/serve.ts';
import { startTrainer } from '../../core/training/trainer.ts';
import { mainPort } from '../../main/main-port.ts';
import { nodeClock } from '../../main/node-clock.ts';
import { createPageFiles } from '../../main/page-files.ts';
import { pageHeaders } from '../../main/page-headers.ts';
import { outFolder } from '../../scripts/targets.mjs';
import { test } from '../support/browser.ts';
import { FakePort } from '../support/message-port.ts';

/** Chromium knows no scheme of ours; any secure address does. */
const origin = 'https://lab.test';
const workers = { trainer: startTrainer, surface: serveSurface };

/** What the page's side of the bridge and this test call each other by. */
interface TestWindow {
  labStart(kind: WorkerKind): Promise<void>;
  labPost(kind: WorkerKind, message: unknown): Promise<void>;
  labReceive(kind: WorkerKind, message: unknown): void;
}

async function serveBuiltPage(page: Page): Promise<void> {
  const serve = createPageFiles(join(outFolder, 'renderer'), pageHeaders, (path) => readFile(path));
  await page.route(`${origin}/**`, async (route) => {
    const request = route.request();
    const url = request.url().replace(origin, 'app://lab');
    const response = await serve({ method: request.method(), url });
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
}

/** Gives the page a `window.lab` whose workers run here; `said` hears every message of the page. */
async function giveBridge(page: Page, said: (kind: WorkerKind, message: unknown) => void): Promise<void> {
  const lines = new Map<WorkerKind, FakePort>();
  await page.exposeFunction('labStart', (kind: WorkerKind) => {
    const { port1, port2 } = FakePort.pair();
    workers[kind](mainPort(port1 as unknown as Parameters<typeof mainPort>[0]), nodeClock);
    lines.set(kind, port2);
    port2.on('message', ({ data }) => {
      page
        .evaluate(([to, message]) => (window as unknown as TestWindow).labReceive(to, message), [kind, data] as const)
        // The page has been closed.
        .catch(() => lines.delete(kind));
    });
    port2.start();
  });
  await page.exposeFunction('labPost', (kind: WorkerKind, message: unknown) => {
    said(kind, message);
    lines.get(kind)?.postMessage(message);
  });
  await page.addInitScript(() => {
    const test = window as unknown as TestWindow;
    const ports = new Map<WorkerKind, MessagePort>();
    test.labReceive = (kind, message) => ports.get(kind)?.postMessage(message);
    const lab = {
      async connect(kind: WorkerKind, nonce: string) {
        const { port1, port2 } = new MessageChannel();
        ports.set(kind, port1);
        port1.onmessage = ({ data }) => test.labPost(kind, data);
        await test.labStart(kind);
        window.postMessage({ kind: 'port', worker: kind, nonce }, location.origin, [port2]);
        return { value: undefined };
      },
      openFiles: async () => ({ value: [] as FileContents[] }),
      saveFile: async () => ({ value: false }),
      listRuns: async () => ({ value: [] as KeptRun[] }),
      writeRun: async () => ({ value: undefined }),
      takeFiles: async () => ({ value: [] as FileContents[] }),
    };
    Object.assign(window, { lab });
  });
}

test('the desktop’s page draws what its trainer sends, under main’s policy, without one complaint', async ({
  newPage: page,
}) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  let drawn = 0;
  await serveBuiltPage(page);
  await giveBridge(page, (_kind, message) => {
    if ((message as { type?: unknown }).type === 'drawn') drawn += 1;
  });
  await page.goto(`${origin}/index.html`);
  await expect.poll(() => drawn, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await page.locator('body').innerText()).not.toBe('');
});

test('main’s policy refuses code that is not the page’s own, and every request to elsewhere', async ({
  newPage: page,
}) => {
  await serveBuiltPage(page);
  await giveBridge(page, () => {});
  await page.goto(`${origin}/index.html`);
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "changed"';
    document.head.append(script);
    const fetched = await fetch('https://example.org/').then(
      () => 'fetched',
      () => 'refused',
    );
    return { title: document.title, fetched };
  });
  expect(outcome.title).not.toBe('changed');
  expect(outcome.fetched).toBe('refused');
});
