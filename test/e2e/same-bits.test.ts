import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TrainerMessage } from '../../core/protocol/messages.ts';
import { hashOf } from '../../core/sha256.ts';
import { test } from '../support/browser.ts';
import { type Line, trainHere, trainThere } from '../support/small-runs.ts';

/** The line of a trainer's worker of its own that the served page starts, and the name of its engine. */
async function trainerOf(page: Page, url: string): Promise<{ line: Line; engine: string }> {
  const ofPage = page.waitForEvent('worker', (worker) => worker.url().includes('lab.worker'));
  await page.goto(url);
  let hear: (message: TrainerMessage) => void = () => {};
  const hello = new Promise<TrainerMessage>((heard) => {
    hear = heard;
  });
  await page.exposeFunction('hear', (message: TrainerMessage) => hear(message));
  const port = await page.evaluateHandle((address) => {
    const { port1, port2 } = new MessageChannel();
    new Worker(address, { type: 'module', name: 'trainer' }).postMessage('connect', [port2]);
    port1.onmessage = ({ data }) => {
      const { type, run, step, playing, parameters = [], engine, message } = data;
      const { hear } = window as unknown as { hear(message: object): void };
      // Numbers in a plain array go through JSON as they are.
      hear({ type, run, step, playing, parameters: [...parameters], engine, message });
    };
    return port1;
  }, (await ofPage).url());
  const first = await hello;
  return {
    engine: first.type === 'hello' ? first.engine : '',
    line: {
      post: (command) => port.evaluate((to, one) => to.postMessage(one), command),
      onMessage: (heard) => {
        hear = heard;
      },
    },
  };
}

const hashes = (all: readonly ArrayLike<number>[]) => all.map((parameters) => hashOf(Float32Array.from(parameters)));

test('a browser trains every optimizer, activation and loss to the bits of Node, with vectors', async ({
  newPage: page,
  labUrl,
}) => {
  const { line, engine } = await trainerOf(page, labUrl);
  expect(engine).toBe('simd');
  expect(hashes(await trainThere(line))).toEqual(hashes(trainHere()));
});

test('a worker without WebAssembly trains them to the same bits', async ({ newPage: page, labUrl }) => {
  await page.route(/lab\.worker[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `delete globalThis.WebAssembly;\n${await response.text()}` });
  });
  const { line, engine } = await trainerOf(page, labUrl);
  expect(engine).toBe('plain');
  expect(hashes(await trainThere(line))).toEqual(hashes(trainHere()));
});
