import { LabError } from '../core/lab-error.ts';
import type { WorkerKind } from '../core/protocol/desktop-calls.ts';
import { protocolVersion } from '../core/protocol/messages.ts';
import type { Clock } from '../core/training/clock.ts';
import { createTally } from './tally.ts';

/** What a supervisor needs of a utility process; `Line` is the kind of port that goes to it. */
export interface Child<Line> {
  postMessage(message: unknown, transfer: Line[]): void;
  kill(): boolean;
  once(event: 'spawn', listener: () => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
}

type WorkerState = 'idle' | 'waiting' | 'starting' | 'running';

export interface Supervisor<Line> {
  readonly state: WorkerState;
  /**
   * Ends the worker before, if any, and starts one at the other end of this line: at once, or after a pause when workers
   * have crashed of late. Rejects when they keep crashing, and when another request takes the place of this one.
   */
  connect(line: Line): Promise<void>;
  stop(): void;
}

/** Milliseconds to wait before a start, by the number of crashes of late; with as many crashes as entries it gives up. */
const pauses = [0, 1000, 5000];
const lately = 5 * 60_000;

/** A page hears of a crash by its line, maybe sooner than we do: before we end a process ourselves, its exit may come. */
const grace = 100;

/** One process from fork to exit. */
interface Life<Line> {
  readonly child: Child<Line>;
  spawned: boolean;
  /** It is over, or we ended it: an exit from now on is no crash. */
  ended: boolean;
  onExit: () => void;
}

/** Keeps one worker of a kind. Says nothing to a process that has ended, and believes in the end of none before it came. */
export function createSupervisor<Line>(kind: WorkerKind, fork: () => Child<Line>, clock: Clock): Supervisor<Line> {
  const crashes = createTally(lately, clock.now);
  let lastCode = 0;
  let life: Life<Line> | undefined;
  let withdraw: (() => void) | undefined;

  function start(line: Line): void {
    const own: Life<Line> = { child: fork(), spawned: false, ended: false, onExit: () => {} };
    life = own;
    own.child.once('spawn', () => {
      own.spawned = true;
      if (own.ended) own.child.kill();
    });
    own.child.once('exit', (code) => {
      if (life === own) life = undefined;
      if (own.ended) return;
      own.ended = true;
      lastCode = code;
      crashes.add();
      own.onExit();
    });
    // Queued by the runtime until the process listens.
    own.child.postMessage({ type: 'connect', protocol: protocolVersion }, [line]);
  }

  /** Lets time pass, or the process end; rejects when a newer request, or `stop`, withdraws this one. */
  function wait(milliseconds: number, until?: Life<Line>): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        cancel();
        withdraw = undefined;
        if (until !== undefined) until.onExit = () => {};
      };
      const finish = () => {
        leave();
        resolve();
      };
      const cancel = clock.after(milliseconds, finish);
      if (until !== undefined) until.onExit = finish;
      withdraw = () => {
        leave();
        reject(new LabError('internal', `the ${kind} is no longer waited for`));
      };
    });
  }

  function stop(): void {
    withdraw?.();
    if (life === undefined) return;
    life.ended = true;
    // Before its spawn a process cannot be killed: that is made up for when it spawns.
    if (life.spawned) life.child.kill();
    life = undefined;
  }

  return {
    get state() {
      if (withdraw !== undefined) return 'waiting';
      if (life === undefined) return 'idle';
      return life.spawned ? 'running' : 'starting';
    },
    async connect(line) {
      withdraw?.();
      if (life?.spawned) await wait(grace, life);
      stop();
      const count = crashes.count();
      const pause = pauses[count];
      if (pause === undefined) {
        const message = `the ${kind} ended unexpectedly ${count} times within 5 minutes, the last time with code ${lastCode}`;
        throw new LabError('internal', message);
      }
      if (pause > 0) await wait(pause);
      start(line);
    },
    stop,
  };
}
