import { describeError } from '../lab-error.ts';
import type { Pieces } from '../pieces.ts';
import type { TrainerMessage } from '../protocol/messages.ts';
import { runInPieces } from '../run-file/write-run.ts';
import type { Tree } from './branches.ts';
import { seenEvent } from './by-hand.ts';
import type { Clock } from './clock.ts';
import type { Session } from './session.ts';

/** Milliseconds of writing at a time: training and messages have their turn in between. */
const slice = 4;

/** Writes runs as files while they train on. */
export interface Saver {
  /** Takes the run as it is now, and posts its file when it is written. Files are posted in the order they were asked for. */
  save(run: number, session: Session, tree: Tree): void;
  /** Gives up what is not written yet. */
  stop(): void;
}

interface Job {
  readonly about: Omit<Extract<TrainerMessage, { type: 'saved' }>, 'type' | 'bytes'>;
  readonly pieces: Pieces<Uint8Array<ArrayBuffer>>;
}

export function createSaver(post: (message: TrainerMessage, spare?: ArrayBuffer[]) => void, clock: Clock): Saver {
  let jobs: Job[] = [];
  let waits = false;

  function schedule(): void {
    if (waits || jobs.length === 0) return;
    waits = true;
    clock.soon(() => {
      waits = false;
      work();
      schedule();
    });
  }

  function work(): void {
    const job = jobs[0];
    if (!job) return;
    try {
      const began = clock.now();
      do {
        const { done, value } = job.pieces.next();
        if (!done) continue;
        jobs.shift();
        return post({ type: 'saved', ...job.about, bytes: value }, [value.buffer]);
      } while (clock.now() - began < slice);
    } catch (thrown) {
      jobs.shift();
      fail(job.about.run, thrown);
    }
  }

  const fail = (run: number, thrown: unknown) => post({ type: 'unsaved', run, ...describeError(thrown) });

  return {
    save(run, session, tree) {
      const pieces = runInPieces(session, { tree });
      const about = {
        run,
        data: session.settings.data,
        sizes: session.engine.network.sizes,
        steps: session.end,
        events: session.events.map(seenEvent),
        others: tree.branches.flatMap(({ past }) =>
          past ? [{ steps: past.end, events: past.events.map(seenEvent) }] : [],
        ),
      };
      try {
        // The first piece takes the run as it is.
        pieces.next();
      } catch (thrown) {
        return fail(run, thrown);
      }
      jobs.push({ about, pieces });
      schedule();
    },
    stop() {
      jobs = [];
    },
  };
}
