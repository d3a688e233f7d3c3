import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyPoints } from '../../../core/data/edit-points.ts';
import { optimizerDefaults } from '../../../core/engine/optimizer.ts';
import type { Command } from '../../../core/protocol/commands.ts';
import { type FrameMessage, frameCredits, type TrainerMessage } from '../../../core/protocol/messages.ts';
import { readRun } from '../../../core/run-file/read-run.ts';
import { writeRun } from '../../../core/run-file/write-run.ts';
import { defaultSettings } from '../../../core/training/settings.ts';
import { startTrainer } from '../../../core/training/trainer.ts';
import { portPair } from '../../support/port-pair.ts';
import { moonsRun } from '../../support/runs.ts';
import { tickingClock } from '../../support/ticking-clock.ts';

/** A trainer at one end, and what the page at the other end sends and hears. */
function lab(tick?: number) {
  const clock = tickingClock(tick);
  const [page, far] = portPair();
  startTrainer(far, clock);
  const heard: TrainerMessage[] = [];
  page.onMessage((message) => heard.push(message as TrainerMessage));
  return {
    clock,
    heard,
    send: (command: Command | Record<string, unknown>) => page.post(command),
    /** Messages to the trainer arrive. */
    arrive: () => far.deliver(),
    /** Messages to the page arrive; returns how many were frames. */
    listen() {
      const before = heard.length;
      while (page.deliver()) {
        // One after the other.
      }
      return heard.slice(before).filter((message) => message.type === 'frame').length;
    },
    frames: () => heard.filter((message): message is FrameMessage => message.type === 'frame'),
    settle() {
      for (let i = 0; i < 200; i++) {
        const busy = far.deliver() || clock.turn();
        for (let frames = this.listen(); frames > 0; frames--) page.post({ type: 'drawn' });
        if (!busy && far.waiting === 0) return;
      }
    },
  };
}

const settings = defaultSettings('moons');

describe('a trainer', () => {
  test('says hello, then answers a set-up with ready and a first frame', () => {
    const { send, arrive, listen, heard } = lab();
    send({ type: 'configure', run: 1, settings });
    arrive();
    listen();
    expect(heard.map((message) => message.type)).toEqual(['hello', 'ready', 'frame']);
    expect(heard[2]).toMatchObject({ run: 1, step: 0, end: 0, playing: false });
  });

  test('takes up a run file at its last step, with its film, and goes to any step of it', () => {
    const run = moonsRun();
    const one = lab();
    one.send({ type: 'open', run: 1, name: 'a.plab', bytes: writeRun(run) });
    one.settle();
    expect(one.heard[1]).toMatchObject({ type: 'ready', settings: run.settings, kept: 0 });
    const [first] = one.frames();
    expect(first).toMatchObject({ step: 50, end: 50, playing: false, events: run.events });
    expect(first!.parameters).toEqual(run.engine.parameters());
    expect(first!.past!.film).toEqual(
      run.film.filter(({ step }) => step < 50 || step === first!.past!.film!.at(-1)!.step),
    );
    one.send({ type: 'seek', run: 1, step: 13 });
    one.settle();
    run.seek(13);
    expect(one.frames().at(-1)!.parameters).toEqual(run.engine.parameters());
  });

  test('leaves the run alone when a file cannot be taken up', () => {
    const one = lab();
    one.send({ type: 'configure', run: 1, settings });
    one.send({ type: 'advance', run: 1, by: 'step' });
    one.settle();
    one.send({ type: 'open', run: 2, name: 'a.plab', bytes: new Uint8Array(40) });
    one.send({ type: 'advance', run: 1, by: 'step' });
    one.settle();
    expect(one.heard.find((message) => message.type === 'error')).toMatchObject({ run: 2, code: 'format' });
    expect(one.frames().at(-1)).toMatchObject({ run: 1, step: 2 });
  });

  test('refuses to train on a set without a training sample', () => {
    const one = lab();
    const data = { kind: 'given', name: 'Own points' } as const;
    one.send({ type: 'configure', run: 1, settings: { ...settings, data }, dataset: emptyPoints('Own points') });
    one.send({ type: 'play', run: 1, speed: 'full' });
    one.settle();
    expect(one.heard.find((message) => message.type === 'error')).toMatchObject({
      code: 'data',
      message: 'Own points has no samples to train on',
    });
    expect(one.frames().at(-1)).toMatchObject({ step: 0, playing: false });
  });

  test('answers a wish to keep the run with its file, as it was then, while training goes on', () => {
    const one = lab();
    one.send({ type: 'configure', run: 1, settings });
    one.send({ type: 'advance', run: 1, by: 'epoch' });
    one.settle();
    one.send({ type: 'save', run: 1 });
    one.send({ type: 'tune', run: 1, change: { learningRate: 0.5 } });
    one.send({ type: 'advance', run: 1, by: 'epoch' });
    one.settle();
    const saved = one.heard.filter((message) => message.type === 'saved');
    expect(saved).toMatchObject([{ run: 1, steps: one.frames().at(-1)!.step / 2, events: [] }]);
    const { manifest } = readRun(saved[0]!.bytes, 'a.plab');
    expect(manifest).toMatchObject({ steps: saved[0]!.steps, events: [], settings });
  });

  test('finishes the file of a run that was followed by another, and says when there is no run to keep', () => {
    const one = lab();
    one.send({ type: 'save', run: 1 });
    one.send({ type: 'configure', run: 2, settings });
    one.send({ type: 'save', run: 2 });
    one.send({ type: 'configure', run: 3, settings: { ...settings, seed: 9 } });
    one.settle();
    const answers = one.heard.filter((message) => message.type === 'saved' || message.type === 'unsaved');
    expect(answers).toMatchObject([
      { type: 'unsaved', run: 1, message: 'the run to be kept is not there' },
      { type: 'saved', run: 2, steps: 0 },
    ]);
  });

  test('takes one step, one epoch, and goes back', () => {
    const one = lab();
    one.send({ type: 'configure', run: 1, settings });
    one.send({ type: 'advance', run: 1, by: 'step' });
    one.settle();
    expect(one.frames().at(-1)).toMatchObject({ step: 1, playing: false });
    one.send({ type: 'advance', run: 1, by: 'epoch' });
    one.settle();
    expect(one.frames().at(-1)).toMatchObject({ step: 20, playing: false });
    one.send({ type: 'advance', run: 1, by: 'epoch' });
    one.settle();
    expect(one.frames().at(-1)).toMatchObject({ step: 40 });
    one.send({ type: 'seek', run: 1, step: 7 });
    one.settle();
    expect(one.frames().at(-1)).toMatchObject({ step: 7, end: 40 });
  });

  test('plays at the speed that was asked for, within a step', () => {
    const { send, arrive, clock, listen, frames } = lab();
    send({ type: 'configure', run: 1, settings });
    send({ type: 'play', run: 1, speed: 10 });
    arrive();
    arrive();
    for (let i = 0; i < 200; i++) {
      clock.run(10);
      for (let drawn = listen(); drawn > 0; drawn--) send({ type: 'drawn' });
      while (arrive()) {
        // Credits come back.
      }
    }
    expect(frames().at(-1)!.step).toBeGreaterThanOrEqual(19);
    expect(frames().at(-1)!.step).toBeLessThanOrEqual(21);
  });

  test('hears a pause within one slice while it trains at full speed', () => {
    const { send, arrive, clock, listen, frames } = lab(2);
    send({ type: 'configure', run: 1, settings });
    send({ type: 'play', run: 1, speed: 'full' });
    arrive();
    arrive();
    clock.turn();
    clock.turn();
    send({ type: 'pause', run: 1 });
    arrive();
    expect(clock.turn()).toBe(true);
    expect(clock.turn()).toBe(false);
    listen();
    send({ type: 'drawn' });
    send({ type: 'drawn' });
    arrive();
    arrive();
    listen();
    expect(frames().at(-1)!.playing).toBe(false);
  });

  test('drops what carries an old run, and answers nonsense with one sentence', () => {
    const { send, arrive, listen, heard } = lab();
    send({ type: 'configure', run: 1, settings });
    send({ type: 'configure', run: 2, settings });
    send({ type: 'seek', run: 1, step: 3 });
    send({ type: 'dance' });
    send({ type: 'seek', run: 2, step: -1 });
    send({ type: 'configure', run: 3, settings: { ...settings, learningRate: 'fast' } });
    while (arrive()) {
      // All of them.
    }
    listen();
    const errors = heard.flatMap((message) => (message.type === 'error' ? [message.message] : []));
    expect(errors).toEqual([
      'type: ("configure" | "open" | "play" | "pause" | "advance" | "seek" | "tune" | "edit" | "jump" | "look" | "drawn" | "trace" | "branch" | "save") is expected, not "dance"',
      'step: >=0 is expected, not -1',
      'settings.learningRate: number is expected, not "fast"',
    ]);
  });

  test('a set-up that cannot be built leaves the run that was there', () => {
    const one = lab();
    one.send({ type: 'configure', run: 1, settings });
    one.send({ type: 'configure', run: 2, settings: { ...defaultSettings('plane'), loss: 'cross-entropy' } });
    one.send({ type: 'advance', run: 1, by: 'step' });
    one.settle();
    expect(one.heard.at(-1)).toMatchObject({ type: 'frame', run: 1, step: 1 });
    expect(one.heard.find((message) => message.type === 'error')).toMatchObject({ run: 2, code: 'settings' });
  });

  test('reports a divergence once and stands at the last finite step', () => {
    const one = lab();
    one.send({ type: 'configure', run: 1, settings: { ...settings, learningRate: 1e30 } });
    one.send({ type: 'play', run: 1, speed: 'full' });
    one.settle();
    const reports = one.heard.flatMap((message) => (message.type === 'diverged' ? [message.divergence] : []));
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ wayOut: { step: 0, again: true } });
    expect(one.frames().at(-1)).toMatchObject({ playing: false, step: reports[0]!.lastFinite });
  });

  test('pauses by itself at the end of the epoch that meets a rule, at the same step whatever the slices', () => {
    for (const tick of [0.1, 3]) {
      const one = lab(tick);
      one.send({ type: 'configure', run: 1, settings });
      one.send({ type: 'play', run: 1, speed: 'full', until: { kind: 'epochs', count: 7 } });
      one.settle();
      expect(one.frames().at(-1)).toMatchObject({ playing: false, step: 140, epoch: 7 });
      const stopped = one.heard.find((message) => message.type === 'stopped');
      expect(stopped).toMatchObject({ run: 1, stopped: { rule: { count: 7 }, epoch: 7, measured: { step: 140 } } });
    }
  });

  test('stops by the training loss that it reports', () => {
    const one = lab();
    one.send({ type: 'configure', run: 1, settings });
    one.send({ type: 'play', run: 1, speed: 'full', until: { kind: 'loss', below: 0.2 } });
    one.settle();
    const stopped = one.heard.find((message) => message.type === 'stopped')!.stopped;
    expect(stopped.measured.train.loss).toBeLessThan(0.2);
    expect(stopped.measured.step).toBe(20 * stopped.epoch);
    expect(one.frames().at(-1)).toMatchObject({ playing: false, step: stopped.measured.step });
  });

  test('goes on from the parameters of the run before, and says how many were kept', () => {
    const one = lab();
    one.send({ type: 'configure', run: 1, settings });
    one.send({ type: 'advance', run: 1, by: 'epoch' });
    one.settle();
    const { parameters } = one.frames().at(-1)!;
    one.send({
      type: 'configure',
      run: 2,
      settings: { ...settings, optimizer: optimizerDefaults.adam },
      keep: [0, 1],
    });
    one.settle();
    expect(one.frames().at(-1)).toMatchObject({ run: 2, step: 0, parameters });
    one.send({ type: 'configure', run: 3, settings: { ...settings, hidden: [] }, keep: [] });
    one.settle();
    const kept = one.heard.flatMap((message) => (message.type === 'ready' ? [message.kept] : []));
    expect(kept).toEqual([0, 31, 1]);
    one.send({ type: 'configure', run: 4, settings, keep: [0] });
    one.settle();
    expect(one.heard.at(-1)).toMatchObject({ type: 'error', run: 4, code: 'shape' });
  });

  test('a second lane takes the same steps from the same start, as a run of its own would', () => {
    const one = lab();
    const twin = { in: 'learningRate', value: 0.3 } as const;
    one.send({ type: 'configure', run: 1, settings, twin });
    one.send({
      type: 'look',
      run: 1,
      view: { probe: new Float32Array(0), samples: new Uint32Array(0), unitGrid: 0, outputGrid: 8 },
    });
    one.send({ type: 'advance', run: 1, by: 'epoch' });
    one.settle();
    one.send({ type: 'tune', run: 1, change: { learningRate: 0.05, l2: 0.01 } });
    one.send({ type: 'advance', run: 1, by: 'epoch' });
    one.settle();
    const alone = lab();
    alone.send({ type: 'configure', run: 1, settings: { ...settings, learningRate: 0.3 } });
    alone.send({ type: 'advance', run: 1, by: 'epoch' });
    alone.settle();
    alone.send({ type: 'tune', run: 1, change: { l2: 0.01 } });
    alone.send({ type: 'advance', run: 1, by: 'epoch' });
    alone.settle();
    const [both, single] = [one.frames().at(-1)!, alone.frames().at(-1)!];
    expect(both).toMatchObject({ step: 40, lanes: { twin: { step: 40, settings: { learningRate: 0.3 } } } });
    expect(both.lanes!.twin.now.train).toEqual(single.now.train);
    expect(both.lanes!.twin.outputMaps).toHaveLength(64);
    expect(both.lanes!.secondsPerStep).toBeGreaterThan(0);
    one.send({ type: 'seek', run: 1, step: 7 });
    one.settle();
    expect(one.frames().at(-1)!.lanes!.twin.step).toBe(7);
  });

  test('a second lane that diverges stops alone', () => {
    const one = lab();
    one.send({ type: 'configure', run: 1, settings, twin: { in: 'learningRate', value: 1e30 } });
    one.send({ type: 'advance', run: 1, by: 'epoch' });
    one.settle();
    const { step, lanes } = one.frames().at(-1)!;
    expect(step).toBe(20);
    expect(lanes!.twin.divergence!.lastFinite).toBe(lanes!.twin.step);
    expect(lanes!.twin.step).toBeLessThan(20);
  });

  test('gives the parameters along the run, the present ones last', () => {
    const one = lab();
    one.send({ type: 'configure', run: 1, settings });
    one.send({ type: 'advance', run: 1, by: 'epoch' });
    one.settle();
    one.send({ type: 'trace', run: 1, after: 4 });
    one.settle();
    const trace = one.heard.find((message) => message.type === 'trace')!;
    expect([...trace.steps]).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    const count = one.frames().at(-1)!.parameters.length;
    expect(trace.parameters.subarray(15 * count)).toEqual(one.frames().at(-1)!.parameters);
  });

  test('while training runs the past comes along ten times a second at most, and with the frame of the pause', () => {
    const { send, arrive, clock, listen, frames } = lab(2);
    send({ type: 'configure', run: 1, settings });
    send({ type: 'play', run: 1, speed: 'full' });
    const began = clock.now();
    while (clock.now() - began < 500) {
      while (arrive()) {
        // Credits come back.
      }
      clock.turn();
      for (let drawn = listen(); drawn > 0; drawn--) send({ type: 'drawn' });
    }
    const moving = frames().filter(({ playing }) => playing);
    const withPast = moving.filter(({ past }) => past).length;
    expect(withPast).toBeGreaterThan(2);
    expect(withPast).toBeLessThanOrEqual(6);
    expect(moving.length).toBeGreaterThan(withPast);
    send({ type: 'pause', run: 1 });
    while (arrive() || clock.turn()) for (let drawn = listen(); drawn > 0; drawn--) send({ type: 'drawn' });
    const last = frames().at(-1)!;
    expect(last.past!.measured.at(-1)!.step).toBe(last.step);
  });

  test('for any order of commands, slices and acknowledgements at most two frames are under way and the last one arrives (seed 5)', () => {
    const action = fc.oneof(
      { weight: 3, arbitrary: fc.constant('slice' as const) },
      { weight: 3, arbitrary: fc.constant('hear' as const) },
      { weight: 2, arbitrary: fc.constant('draw' as const) },
      fc.constantFrom('play', 'pause', 'step', 'epoch', 'back', 'tune', 'again' as const),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 120 }), (actions) => {
        const one = lab(2);
        let run = 1;
        let undrawn = 0;
        one.send({ type: 'configure', run, settings });
        one.arrive();
        for (const next of actions) {
          if (next === 'slice') one.clock.turn();
          else if (next === 'hear') one.arrive();
          else if (next === 'draw') {
            if (undrawn > 0) one.send({ type: 'drawn' });
            undrawn = Math.max(0, undrawn - 1);
          } else if (next === 'play') one.send({ type: 'play', run, speed: 'full' });
          else if (next === 'pause') one.send({ type: 'pause', run });
          else if (next === 'back') one.send({ type: 'seek', run, step: 1 });
          else if (next === 'tune') one.send({ type: 'tune', run, change: { learningRate: 0.05 } });
          else if (next === 'again') one.send({ type: 'configure', run: ++run, settings });
          else one.send({ type: 'advance', run, by: next });
          undrawn += one.listen();
          expect(undrawn).toBeLessThanOrEqual(frameCredits);
        }
        one.send({ type: 'pause', run });
        for (; undrawn > 0; undrawn--) one.send({ type: 'drawn' });
        one.settle();
        const last = one.frames().at(-1)!;
        expect(last).toMatchObject({ run, playing: false });
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});
