import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeDataset } from '../../../core/data/built-in.ts';
import { emptyPoints } from '../../../core/data/edit-points.ts';
import { optimizerDefaults, optimizerNames } from '../../../core/engine/optimizer.ts';
import { createSession } from '../../../core/training/session.ts';
import { defaultSettings, type Settings } from '../../../core/training/settings.ts';

function sessionFor(change: Partial<Settings> = {}, name: 'moons' | 'xor-gate' | 'plane' = 'moons') {
  const settings = { ...defaultSettings(name), ...change };
  if (settings.data.kind !== 'built-in') throw new Error('built-in data expected');
  return createSession(settings, makeDataset(settings.data.name, settings.data));
}

const bits = (parameters: Float32Array) => [...new Uint32Array(parameters.buffer)];

describe('a session', () => {
  test('shows a network without a single training sample, and takes no step', () => {
    const settings: Settings = { ...defaultSettings('moons'), data: { kind: 'given', name: 'Own points' } };
    const session = createSession(settings, emptyPoints('Own points'));
    expect(session.advance(3)).toBe(0);
    expect(session).toMatchObject({ step: 0, end: 0, divergence: undefined });
    expect(session.measure()).toMatchObject({ train: { loss: Number.NaN, count: 0 }, test: { count: 0 } });
    expect(session.engine.unitMaps(Float32Array.of(0, 0), 1).every(Number.isFinite)).toBe(true);
  });

  test('scales the inputs when the settings say so, and says how', () => {
    const { data } = defaultSettings('moons');
    const { dataset } = sessionFor({ data: { ...data, scale: 'standard' } });
    expect(dataset.scaling?.kind).toBe('standard');
    expect(sessionFor().dataset.scaling).toBeUndefined();
  });

  test('starts at step 0 with the same weights for the same seed', () => {
    const [one, same, other] = [sessionFor(), sessionFor(), sessionFor({ seed: 2 })];
    expect(bits(one.engine.parameters())).toEqual(bits(same.engine.parameters()));
    expect(bits(one.engine.parameters())).not.toEqual(bits(other.engine.parameters()));
    expect(one.step).toBe(0);
    expect(one.batchLoss).toBeNaN();
  });

  test.each(optimizerNames)('goes to any step of a run exactly, with %s', (name) => {
    const session = sessionFor({ optimizer: optimizerDefaults[name], learningRate: 0.01 });
    const seen = [bits(session.engine.parameters())];
    for (let step = 1; step <= 1300; step++) {
      session.advance(1);
      seen.push(bits(session.engine.parameters()));
    }
    for (const step of [0, 1, 2, 511, 512, 513, 700, 1299, 1300, 3]) {
      session.seek(step);
      expect(session.step).toBe(step);
      expect(bits(session.engine.parameters())).toEqual(seen[step]);
    }
  });

  test('trains the same bits whatever the size of the pieces (seed 7)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 12 }), (pieces) => {
        const whole = sessionFor();
        const parts = sessionFor();
        for (const piece of pieces) parts.advance(piece);
        whole.advance(pieces.reduce((sum, piece) => sum + piece, 0));
        expect(bits(parts.engine.parameters())).toEqual(bits(whole.engine.parameters()));
        expect(parts.curve().mean).toEqual(whole.curve().mean);
      }),
      { seed: 7, numRuns: 25 },
    );
  });

  test('replays changes made on the way (seed 11)', () => {
    const event = fc.record({
      steps: fc.integer({ min: 1, max: 60 }),
      change: fc.oneof(
        fc.record({ learningRate: fc.constantFrom(0.01, 0.05, 0.2) }),
        fc.record({ batch: fc.constantFrom(1, 7, 10, 300) }),
        fc.record({ l2: fc.constantFrom(0, 0.01) }),
      ),
    });
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 6 }), fc.nat(), (events, at) => {
        const session = sessionFor();
        const seen = [bits(session.engine.parameters())];
        const walk = (steps: number) => {
          for (let i = 0; i < steps; i++) {
            session.advance(1);
            seen.push(bits(session.engine.parameters()));
          }
        };
        for (const { steps, change } of events) {
          walk(steps);
          session.tune(change);
        }
        walk(5);
        const to = at % seen.length;
        session.seek(to);
        expect(bits(session.engine.parameters())).toEqual(seen[to]);
        session.advance(session.end - to);
        expect(bits(session.engine.parameters())).toEqual(seen.at(-1));
      }),
      { seed: 11, numRuns: 40 },
    );
  });

  test('an edited weight holds at its step, is trained on, and is replayed', () => {
    const session = sessionFor();
    session.advance(10);
    const before = bits(session.engine.parameters());
    session.edit(3, 0.5);
    session.edit(4, -2);
    expect([...session.engine.parameters().subarray(3, 5)]).toEqual([0.5, -2]);
    session.advance(20);
    const after = bits(session.engine.parameters());
    session.seek(10);
    expect([...session.engine.parameters().subarray(3, 5)]).toEqual([0.5, -2]);
    expect(bits(session.engine.parameters())).not.toEqual(before);
    session.advance(20);
    expect(bits(session.engine.parameters())).toEqual(after);
    expect(() => session.edit(1e6, 0)).toThrow('no parameter 1000000: the network has 31');
  });

  test('a weight set by hand at step 0 leaves a measure of the network as it is now', () => {
    const session = sessionFor();
    const before = session.lastMeasured().train.loss;
    session.edit(0, 3);
    expect(session.lastMeasured().step).toBe(0);
    expect(session.lastMeasured().train.loss).not.toBe(before);
  });

  test('a jump holds at its step, is trained on, and is replayed; edits after it come on top', () => {
    const session = sessionFor();
    session.advance(10);
    const there = session.engine.parameters().map((value) => value / 2 + 0.125);
    session.edit(3, 7);
    session.jump(there);
    expect(session.engine.parameters()).toEqual(there);
    session.edit(4, -2);
    session.tune({ learningRate: 0.05 });
    expect(session.engine.parameters()).toEqual(there.with(4, -2));
    const event = { step: 10, change: { learningRate: 0.05 }, jump: there, edits: [{ index: 4, value: -2 }] };
    expect(session.events).toEqual([event]);
    session.advance(20);
    const after = bits(session.engine.parameters());
    session.seek(4);
    session.seek(10);
    expect(session.engine.parameters()).toEqual(there.with(4, -2));
    session.advance(20);
    expect(bits(session.engine.parameters())).toEqual(after);
  });

  test('a jump to another network or to what is not finite is refused, and changes nothing', () => {
    const session = sessionFor();
    session.advance(5);
    const before = session.engine.parameters();
    expect(() => session.jump(new Float32Array(3))).toThrow('parameters');
    expect(() => session.jump(before.with(2, Number.NaN))).toThrow('parameters: finite numbers are expected');
    expect(session.engine.parameters()).toEqual(before);
    expect(session.events).toEqual([]);
  });

  test('starts from given parameters, and returns to them', () => {
    const first = sessionFor();
    first.advance(50);
    const settings = defaultSettings('moons');
    if (settings.data.kind !== 'built-in') throw new Error('built-in data expected');
    const second = createSession(settings, makeDataset('moons', settings.data), first.engine.parameters());
    expect(bits(second.engine.parameters())).toEqual(bits(first.engine.parameters()));
    second.advance(7);
    second.seek(0);
    expect(bits(second.engine.parameters())).toEqual(bits(first.engine.parameters()));
  });

  test('takes up a run that has a past: its steps, changes, losses and measures', () => {
    const first = sessionFor();
    first.advance(10);
    first.tune({ batch: 3 });
    first.advance(90);
    const { end, events, measured, settings, dataset } = first;
    const states = first.states.filter(({ step }) => step > 0 && step % 32 === 0);
    const past = { end, events, measured, states, curve: first.curve() };
    const second = createSession(settings, dataset, undefined, past);
    expect([second.step, second.end]).toEqual([0, 100]);
    for (const step of [100, 0, 31, 32, 33, 96, 11]) {
      for (const one of [first, second]) one.seek(step);
      expect(bits(second.engine.parameters())).toEqual(bits(first.engine.parameters()));
      expect(second.batchLoss).toEqual(first.batchLoss);
      expect(second.tunable).toEqual(first.tunable);
    }
    expect(second.curve()).toEqual(first.curve());
    expect(second.measured).toEqual(first.measured);
  });

  test('of a past goes to a kept step that is far from the one before at once, without its batch', () => {
    const first = sessionFor();
    first.advance(300);
    const past = { end: 300, events: [], measured: [], states: [first.engine.state()], curve: first.curve() };
    const second = createSession(first.settings, first.dataset, undefined, past);
    second.seek(300);
    expect(bits(second.engine.parameters())).toEqual(bits(first.engine.parameters()));
    expect(second.batchLoss).toBeNaN();
    expect(second.engine.batch()).toHaveLength(0);
  });

  test('two changes at the same step both hold', () => {
    const session = sessionFor();
    session.advance(3);
    session.tune({ learningRate: 0.5 });
    session.tune({ batch: 20 });
    session.advance(4);
    expect(session.tunable).toMatchObject({ learningRate: 0.5, batch: 20 });
    expect(session.events).toEqual([{ step: 3, change: { learningRate: 0.5, batch: 20 }, edits: [] }]);
    session.seek(2);
    expect(session.tunable).toMatchObject({ learningRate: 0.1, batch: 10 });
  });

  test('going back keeps the future; changing something there forgets it', () => {
    const session = sessionFor();
    session.advance(40);
    session.seek(10);
    expect(session.end).toBe(40);
    session.advance(5);
    expect(session.end).toBe(40);
    session.tune({ learningRate: 0.2 });
    expect(session.end).toBe(15);
    expect(session.curve().mean).toHaveLength(15);
  });

  test('a run that diverges stops at its last finite step and says where', () => {
    const session = sessionFor({ learningRate: 1e9, hidden: [{ units: 8, activation: 'relu' }] });
    const taken = session.advance(10_000);
    const found = session.divergence!;
    expect(taken).toBeLessThan(10_000);
    expect(found.lastFinite).toBe(session.step);
    expect(found.step).toBeGreaterThan(session.step);
    expect(session.engine.parameters().every(Number.isFinite)).toBe(true);
    expect(found.layer).toBeGreaterThanOrEqual(0);
    expect(found.layer).toBeLessThan(2);
    expect(found.learningRate).toBe(1e9);
    expect(session.end).toBe(session.step);
    session.tune({ learningRate: 0.001 });
    expect(session.advance(10)).toBeGreaterThanOrEqual(0);
  });

  test('learns the XOR gate', () => {
    const session = sessionFor({}, 'xor-gate');
    session.advance(3000);
    expect(session.measure().train).toMatchObject({ correct: 4, count: 4 });
  });

  test('measures a step once and keeps at most 512 measures in order', () => {
    const session = sessionFor();
    for (let i = 0; i < 600; i++) {
      session.advance(1);
      expect(session.measure()).toBe(session.measure());
    }
    const steps = session.measured.map((one) => one.step);
    expect(steps.length).toBeLessThanOrEqual(512);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(session.lastMeasured().step).toBe(600);
  });

  test('keeps states within its budget, at equal distances', () => {
    const session = sessionFor();
    session.advance(5000);
    expect(session.states.length).toBeLessThanOrEqual(512);
    const distance = session.states[1]!.step;
    expect(session.states.every((state, i) => state.step === i * distance)).toBe(true);
  });

  test('a data set of numbers refuses a loss for classes', () => {
    expect(() => sessionFor({ loss: 'cross-entropy' }, 'plane')).toThrow(
      'loss: plane has numbers as targets, which need squared-error, not cross-entropy',
    );
  });
});
