import { existsSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { Command } from '../../core/protocol/commands.ts';
import { type FrameMessage, protocolVersion, type TrainerMessage } from '../../core/protocol/messages.ts';
import type { Port } from '../../core/protocol/port.ts';
import { hashOf } from '../../core/sha256.ts';
import { defaultSettings } from '../../core/training/settings.ts';
import { startTrainer } from '../../core/training/trainer.ts';
import { mainPort } from '../../main/main-port.ts';
import { nodeClock } from '../../main/node-clock.ts';
import { FakePort } from '../support/message-port.ts';
import { trainHere, trainThere } from '../support/small-runs.ts';
import { builtWorker, NodeUtilityProcess } from '../support/utility-process.ts';

type Line = Parameters<typeof mainPort>[0];

const env = { PATH: process.env['PATH'] ?? '' };
const asPort = (port: FakePort) => mainPort(port as unknown as Line);
const built = existsSync(builtWorker('trainer')) && existsSync(builtWorker('surface'));

const running: NodeUtilityProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});

/** Runs the bundle of a worker as the desktop does, and gives the page's end of its line. */
function run(name: 'trainer' | 'surface') {
  const child = new NodeUtilityProcess(builtWorker(name), env);
  running.push(child);
  const { port1, port2 } = FakePort.pair();
  child.postMessage({ type: 'connect', protocol: protocolVersion }, [port1]);
  return { child, port: asPort(port2) };
}

const exitOf = (child: NodeUtilityProcess) => new Promise<number>((heard) => child.once('exit', heard));

/** Trains one epoch of the default spiral, drawing each frame, and gives the last one. */
function trainEpoch(port: Port): Promise<FrameMessage> {
  const send = (command: Command) => port.post(command);
  return new Promise((resolve, reject) => {
    port.onMessage((data) => {
      const message = data as TrainerMessage;
      if (message.type === 'error') reject(new Error(message.message));
      if (message.type !== 'frame') return;
      send({ type: 'drawn' });
      if (message.step > 0 && !message.playing) resolve(message);
    });
    send({ type: 'configure', run: 1, settings: defaultSettings('spiral') });
    send({ type: 'advance', run: 1, by: 'epoch' });
  });
}

describe.skipIf(!built)('the built workers (skipped when out/main is not built)', () => {
  test('the trainer greets with the version of the protocol', async () => {
    const { port } = run('trainer');
    const hello = await new Promise<unknown>((heard) => port.onMessage(heard));
    expect(hello).toMatchObject({ type: 'hello', protocol: protocolVersion });
  });

  test('an epoch in the process gives the parameters of an epoch in this one, to the last bit', async () => {
    const { port1, port2 } = FakePort.pair();
    startTrainer(asPort(port1), nodeClock);
    const [there, here] = await Promise.all([trainEpoch(run('trainer').port), trainEpoch(asPort(port2))]);
    expect(there.step).toBe(here.step);
    expect(new Uint32Array(there.parameters.slice().buffer)).toEqual(new Uint32Array(here.parameters.buffer));
  });

  test('the process trains every optimizer, activation and loss to the bits of this one', async () => {
    const { port } = run('trainer');
    const there = await trainThere({
      post: (command) => port.post(command),
      onMessage: (heard) => port.onMessage((data) => heard(data as TrainerMessage)),
    });
    expect(there.map((one) => hashOf(Float32Array.from(one)))).toEqual(trainHere().map(hashOf));
  });

  test('what a frame costs to post is its own size, within 10 % and 4 kB', async () => {
    const { port1, port2 } = FakePort.pair();
    startTrainer(asPort(port1), nodeClock);
    let frames = 0;
    let size = 0;
    port1.postMessage = (message: unknown) => {
      if ((message as TrainerMessage).type === 'frame') {
        frames += 1;
        size += sizeOf(message);
      }
      FakePort.prototype.postMessage.call(port1, message);
    };
    const before = port1.bytes;
    await trainEpoch(asPort(port2));
    expect(frames).toBeGreaterThan(0);
    expect(port1.bytes - before).toBeLessThan(1.1 * size + 4096 * (frames + 2));
  });

  test('a killed process closes the line', async () => {
    const { child, port } = run('trainer');
    const closed = new Promise<void>((heard) => port.onClose(heard));
    await new Promise<unknown>((heard) => port.onMessage(heard));
    child.kill();
    await closed;
  });

  test('the surface worker answers what it does not understand with an error', async () => {
    const { port } = run('surface');
    const answer = new Promise<unknown>((heard) => port.onMessage(heard));
    port.post({ type: 'nonsense' });
    expect(await answer).toMatchObject({ type: 'error', code: 'protocol' });
  });

  test.each([
    ['another version', { type: 'connect', protocol: protocolVersion + 1 }, `Expected ${protocolVersion}`],
    ['anything else', { type: 'hello' }, 'Expected "connect"'],
    ['nothing', undefined, 'Expected Object'],
  ])('a process that is greeted with %s says so and ends with code 1', async (_what, message, words) => {
    const child = new NodeUtilityProcess(builtWorker('trainer'), env);
    running.push(child);
    child.postMessage(message, [FakePort.pair().port1]);
    expect(await exitOf(child)).toBe(1);
    expect(child.stderr).toContain(words);
  });

  test('a process that gets no port ends with code 1', async () => {
    const child = new NodeUtilityProcess(builtWorker('trainer'), env);
    running.push(child);
    child.postMessage({ type: 'connect', protocol: protocolVersion }, []);
    expect(await exitOf(child)).toBe(1);
    expect(child.stderr).toContain('a port is expected with the first message');
  });
});

/** Bytes of all typed arrays in a message. */
function sizeOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + sizeOf(part), 0);
}
