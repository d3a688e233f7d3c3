import { LabError } from '../../core/lab-error.ts';
import type { Command } from '../../core/protocol/commands.ts';
import {
  type Frame,
  type FrameMessage,
  type Past,
  protocolVersion,
  type TrainerMessage,
} from '../../core/protocol/messages.ts';
import type { Port } from '../../core/protocol/port.ts';
import type { Comparison } from '../../core/training/compare-branches.ts';
import type { Host } from '../host/host.ts';

export type Trace = Extract<TrainerMessage, { type: 'trace' }>;
export type Saved = Extract<TrainerMessage, { type: 'saved' }>;
type News = Extract<TrainerMessage, { type: 'ready' | 'diverged' | 'stopped' | 'branches' }>;

/** What can be wrong that no command caused. */
export type LineTrouble =
  | { readonly kind: 'gone' }
  | { readonly kind: 'no trainer'; readonly failure: unknown }
  | { readonly kind: 'protocol'; readonly protocol: number };

/** What is made of the trainer's messages. All of them are about the run at hand. */
export interface TrainerHearing {
  /** Draws a frame, inside an animation frame; the trainer makes another once this returns. */
  draw(frame: Frame, now: number): void;
  hear(news: News): void;
  /** A command was refused. */
  refused(sentence: string): void;
  trouble(trouble: LineTrouble): void;
  /** A new trainer stands in for one that is gone; it knows of no run. */
  replaced(): void;
}

/** The line to the trainer: numbers the runs, keeps the latest frame until it is drawn, and opens again when it breaks. */
export interface TrainerLine {
  /** Messages of other runs are not heard. */
  readonly run: number;
  send(command: Command): void;
  /** Gives the next run its number. Questions about the one before are never answered. */
  nextRun(): number;
  /** Asks how two branches differ. */
  compareBranches(one: number, other: number): Promise<Comparison>;
  /** Asks for the parameters of the kept steps after one: all of them, or only some. */
  trace(after: number, only?: Uint32Array): Promise<Trace>;
  /**
   * Asks for the run as a file, as it is when the trainer hears this; also answered once the run is another. Rejects with a
   * `LabError` when it cannot be written or the trainer ends before.
   */
  save(): Promise<Saved>;
}

/** Opens the line. Throws what the host throws when it has no trainer. */
export async function openTrainerLine(host: Host, hearing: TrainerHearing): Promise<TrainerLine> {
  let run = 0;
  let pending: Frame | undefined;
  let past: Past | undefined;
  let traces: ((trace: Trace) => void)[] = [];
  let comparisons: { readonly of: string; readonly resolve: (comparison: Comparison) => void }[] = [];
  let saves: { readonly resolve: (saved: Saved) => void; readonly reject: (failure: LabError) => void }[] = [];
  let port = await connect();

  async function connect(): Promise<Port> {
    const line = await host.connect('trainer');
    line.onMessage((message) => hear(message as TrainerMessage));
    line.onClose(() => {
      if (line !== port) return;
      const lost = saves;
      saves = [];
      for (const { reject } of lost) reject(new LabError('internal', 'the trainer ended before the run was written'));
      hearing.trouble({ kind: 'gone' });
      connect().then(
        (next) => {
          port = next;
          hearing.replaced();
        },
        (failure) => hearing.trouble({ kind: 'no trainer', failure }),
      );
    });
    return line;
  }

  const send = (command: Command) => port.post(command);

  function hear(message: TrainerMessage): void {
    if (message.type === 'hello') {
      const { protocol } = message;
      if (protocol !== protocolVersion) hearing.trouble({ kind: 'protocol', protocol });
      return;
    }
    // Answers come in the order of the questions.
    if (message.type === 'saved') return saves.shift()?.resolve(message);
    if (message.type === 'unsaved') return saves.shift()?.reject(new LabError(message.code, message.message));
    if (message.run !== run) {
      if (message.type === 'frame') send({ type: 'drawn' });
      return;
    }
    switch (message.type) {
      case 'frame':
        return keep(message);
      case 'error':
        return hearing.refused(message.message);
      case 'compared': {
        // One that was refused has no answer: the next is not for it.
        const of = pairOf(message.one, message.other);
        const at = comparisons.findIndex((question) => question.of === of);
        if (at >= 0) comparisons.splice(at, 1)[0]!.resolve(message.comparison);
        return;
      }
      case 'trace':
        return traces.shift()?.(message);
      default:
        return hearing.hear(message);
    }
  }

  /** The latest frame wins. What is sent only when it changes goes on from frame to frame. */
  function keep({ past: news, ...frame }: FrameMessage): void {
    if (pending) send({ type: 'drawn' });
    else requestAnimationFrame(draw);
    past = { ...past, ...news! };
    const { distributions } = pending?.run === run ? pending : {};
    pending = { ...(distributions ? { distributions } : {}), ...frame, ...past };
  }

  /** Every view draws inside this; only then does the credit go back. A hidden window draws nothing and gives none. */
  function draw(now: number): void {
    const frame = pending!;
    pending = undefined;
    try {
      if (frame.run === run) hearing.draw(frame, now);
    } finally {
      // A view that fails must not stop the frames of the others.
      send({ type: 'drawn' });
    }
  }

  return {
    get run() {
      return run;
    },
    send,
    nextRun() {
      traces = [];
      comparisons = [];
      past = undefined;
      run += 1;
      return run;
    },
    compareBranches(one, other) {
      send({ type: 'branch', run, deed: { kind: 'compare', one, other } });
      return new Promise((resolve) => {
        comparisons.push({ of: pairOf(one, other), resolve });
      });
    },
    trace(after, only) {
      send({ type: 'trace', run, after, ...(only ? { only } : {}) });
      return new Promise((resolve) => {
        traces.push(resolve);
      });
    },
    save() {
      send({ type: 'save', run });
      return new Promise((resolve, reject) => {
        saves.push({ resolve, reject });
      });
    },
  };
}

const pairOf = (one: number, other: number) => `${one} and ${other}`;
