import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { protocolVersion } from '../../core/protocol/messages.ts';
import { createSupervisor, type Supervisor } from '../../main/supervisor.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';

/** A process as Electron makes them: not to be killed before its spawn, not to be spoken to after its exit. */
class ScriptedChild extends EventEmitter {
  spawned = false;
  exited = false;
  kills = 0;
  readonly received: unknown[] = [];

  postMessage(message: unknown, transfer: string[]): void {
    if (this.exited) throw new Error('posted to a process that has ended');
    this.received.push(message, ...transfer);
  }

  kill(): boolean {
    if (!this.spawned || this.exited) return false;
    this.kills += 1;
    return true;
  }

  spawn(): void {
    this.spawned = true;
    this.emit('spawn');
  }

  exit(code: number): void {
    this.exited = true;
    this.emit('exit', code);
  }
}

let clock: ManualClock;
let children: ScriptedChild[];
let supervisor: Supervisor<string>;

beforeEach(() => {
  clock = createManualClock();
  children = [];
  supervisor = createSupervisor(
    'trainer',
    () => {
      const child = new ScriptedChild();
      children.push(child);
      return child;
    },
    clock,
  );
});

const last = () => children.at(-1)!;
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Puts another worker in the place of one that runs. */
async function replace(line: string): Promise<void> {
  const connected = supervisor.connect(line);
  await settle();
  clock.pass(100);
  await connected;
}

/** Starts a worker, waiting out what must be waited, and lets it crash. */
async function crash(code = 1): Promise<void> {
  const connected = supervisor.connect('line');
  await settle();
  clock.pass(5000);
  await connected;
  last().spawn();
  last().exit(code);
}

test('a first worker starts at once and is sent the version and the line', async () => {
  await supervisor.connect('line');
  expect(supervisor.state).toBe('starting');
  expect(last().received).toEqual([{ type: 'connect', protocol: protocolVersion }, 'line']);
  last().spawn();
  expect(supervisor.state).toBe('running');
});

test('a new request ends the worker before', async () => {
  await supervisor.connect('one');
  children[0]!.spawn();
  await replace('two');
  expect(children[0]!.kills).toBe(1);
  expect(children[1]!.received).toContain('two');
});

test('a worker that is ended before its spawn is killed when it spawns', async () => {
  await supervisor.connect('one');
  supervisor.stop();
  expect(last().kills).toBe(0);
  last().spawn();
  expect(last().kills).toBe(1);
  expect(supervisor.state).toBe('idle');
});

test('a worker that we ended has not crashed, whatever its code and however often it exits', async () => {
  for (let i = 0; i < 5; i++) {
    await supervisor.connect('line');
    last().spawn();
    supervisor.stop();
    last().exit(137);
    last().exit(137);
  }
  expect(children).toHaveLength(5);
});

test('the late exit of a worker that was replaced leaves its successor alone', async () => {
  await supervisor.connect('one');
  children[0]!.spawn();
  await replace('two');
  children[1]!.spawn();
  children[0]!.exit(0);
  expect(supervisor.state).toBe('running');
});

test('a crash that we hear of later than the page is counted all the same', async () => {
  await supervisor.connect('one');
  children[0]!.spawn();
  const connected = supervisor.connect('two');
  await settle();
  children[0]!.exit(1);
  await settle();
  clock.pass(999);
  expect(children).toHaveLength(1);
  clock.pass(1);
  await connected;
  expect(children).toHaveLength(2);
  expect(children[0]!.kills).toBe(0);
});

test('nothing is said to a worker that has crashed', async () => {
  await crash();
  expect(supervisor.state).toBe('idle');
  supervisor.stop();
  expect(last().received).toHaveLength(2);
});

test.each([
  [1, 1000],
  [2, 5000],
])('after %i crashes of late a worker starts after %i ms', async (crashes, pause) => {
  for (let i = 0; i < crashes; i++) await crash();
  const connected = supervisor.connect('again');
  await settle();
  expect(supervisor.state).toBe('waiting');
  clock.pass(pause - 1);
  await settle();
  expect(children).toHaveLength(crashes);
  clock.pass(1);
  await connected;
  expect(children).toHaveLength(crashes + 1);
  expect(last().received).toContain('again');
});

test('after three crashes within five minutes it gives up and says so', async () => {
  for (let i = 0; i < 3; i++) await crash(9);
  await expect(supervisor.connect('line')).rejects.toThrow(
    'the trainer ended unexpectedly 3 times within 5 minutes, the last time with code 9',
  );
  expect(children).toHaveLength(3);
});

test('five minutes later it tries again', async () => {
  for (let i = 0; i < 3; i++) await crash();
  clock.pass(5 * 60_000);
  await supervisor.connect('line');
  expect(children).toHaveLength(4);
});

test('who is waiting when another request comes is told', async () => {
  await crash();
  const first = supervisor.connect('one');
  await settle();
  const second = supervisor.connect('two');
  await expect(first).rejects.toThrow('the trainer is no longer waited for');
  clock.pass(1000);
  await second;
  expect(last().received).toContain('two');
});

test('who is waiting when the window closes is told, and nothing starts', async () => {
  await crash();
  const waiting = supervisor.connect('line');
  await settle();
  supervisor.stop();
  await expect(waiting).rejects.toThrow('no longer waited for');
  clock.pass(60_000);
  expect(children).toHaveLength(1);
});

test('a fork that throws rejects the request', async () => {
  const broken = createSupervisor<string>(
    'surface',
    () => {
      throw new TypeError('utilityProcess cannot be used before app is ready');
    },
    clock,
  );
  await expect(broken.connect('line')).rejects.toThrow('before app is ready');
  expect(broken.state).toBe('idle');
});

test('in any order of events at most one worker is wanted, and the others are killed or gone (seed 6)', async () => {
  const event = fc.constantFrom('connect', 'stop', 'spawn', 'exit', 'pass');
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
      const time = createManualClock();
      const made: ScriptedChild[] = [];
      const tested = createSupervisor(
        'trainer',
        () => {
          const child = new ScriptedChild();
          made.push(child);
          return child;
        },
        time,
      );
      for (const name of events) {
        const living = made.filter((child) => !child.exited);
        if (name === 'connect') tested.connect('line').catch(() => undefined);
        if (name === 'stop') tested.stop();
        if (name === 'spawn') living.find((child) => !child.spawned)?.spawn();
        if (name === 'exit') living[0]?.exit(1);
        if (name === 'pass') time.pass(2500);
        await settle();
      }
      time.pass(60_000);
      await settle();
      for (const child of made) if (!child.spawned && !child.exited) child.spawn();
      const unwanted = made.filter((child) => !child.exited && child.kills === 0);
      expect(unwanted.length).toBeLessThanOrEqual(tested.state === 'running' ? 1 : 0);
    }),
    { seed: 6, numRuns: 200 },
  );
});
