import { expect } from 'vitest';
import type { TrainerMessage } from '../../core/protocol/messages.ts';
import { hashOf } from '../../core/sha256.ts';
import { test } from '../support/browser.ts';
import { type Line, trainHere, trainThere } from '../support/small-runs.ts';

const hashes = (all: readonly ArrayLike<number>[]) => all.map((parameters) => hashOf(Float32Array.from(parameters)));

test('a browser trains every optimizer, activation and loss to the bits of Node, by three threads, with vectors and without WebAssembly', async ({
  newPage: page,
  labUrl,
}) => {
  const worker = /lab\.worker[^/]*\.js$/;
  await page.route(worker, async (route) => {
    const response = await route.fetch();
    // A trainer that says when a helper of its own, whose file is not routed, has come to help with all the others.
    const body = `Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 });
      self.Worker = class extends Worker {
        postMessage(helper) {
          super.postMessage(helper);
          const { module, memory, threads } = helper;
          const { ready } = new WebAssembly.Instance(module, { env: { memory, wait() {}, wake() {} } }).exports;
          const looking = setInterval(() => {
            if (!ready(threads)) return;
            clearInterval(looking);
            new BroadcastChannel('helpers').postMessage(threads);
          }, 5);
        }
      };
      ${await response.text()}`;
    await route.fulfill({ response, body });
  });
  const ofPage = page.waitForEvent('worker', (worker) => worker.url().includes('lab.worker'));
  await page.goto(labUrl);
  const address = (await ofPage).url();
  let hear: (message: TrainerMessage) => void = () => {};
  await page.exposeFunction('hear', (message: TrainerMessage) => hear(message));

  /** The line of a trainer's worker of its own that the served page starts, and the name of its engine. */
  async function trainer(): Promise<{ line: Line; engine: string }> {
    const hello = new Promise<TrainerMessage>((heard) => {
      hear = heard;
    });
    const port = await page.evaluateHandle((at) => {
      const { port1, port2 } = new MessageChannel();
      new Worker(at, { type: 'module', name: 'trainer' }).postMessage('connect', [port2]);
      port1.onmessage = ({ data }) => {
        const { type, run, step, playing, parameters = [], engine, message } = data;
        const { hear } = window as unknown as { hear(message: object): void };
        // Numbers in a plain array go through JSON as they are.
        hear({ type, run, step, playing, parameters: [...parameters], engine, message });
      };
      return port1;
    }, address);
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

  const expected = hashes(trainHere());
  const helpers = await page.evaluateHandle(() => {
    const heard: unknown[] = [];
    new BroadcastChannel('helpers').onmessage = ({ data }) => heard.push(data);
    return heard;
  });
  const threeThreads = await trainer();
  expect(hashes(await trainThere(threeThreads.line))).toEqual(expected);
  await expect.poll(() => helpers.jsonValue()).toEqual([3, 3]);
  await page.unroute(worker);

  const withVectors = await trainer();
  expect(withVectors.engine).toBe('simd');
  expect(hashes(await trainThere(withVectors.line))).toEqual(expected);

  await page.route(worker, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `delete globalThis.WebAssembly;\n${await response.text()}` });
  });
  const without = await trainer();
  expect(without.engine).toBe('plain');
  expect(hashes(await trainThere(without.line))).toEqual(expected);
});
