import { expect, test } from 'vitest';
import { makeDataset } from '../../../core/data/built-in.ts';
import { batchAhead, checkUp } from '../../../core/training/checkup.ts';
import { complaintsOf } from '../../../core/training/health.ts';
import { createSession } from '../../../core/training/session.ts';
import { defaultSettings, type Settings } from '../../../core/training/settings.ts';
import { traceOf } from '../../../core/training/trace.ts';

function sessionFor(change: Partial<Settings> = {}) {
  const settings = { ...defaultSettings('moons'), ...change };
  if (settings.data.kind !== 'built-in') throw new Error('built-in data expected');
  return createSession(settings, makeDataset(settings.data.name, settings.data));
}

test('the batch ahead is the one that the next step takes, over the end of an epoch too', () => {
  const session = sessionFor();
  for (let step = 0; step < 45; step++) {
    const ahead = batchAhead(session);
    session.advance(1);
    expect([...session.engine.batch()]).toEqual([...ahead]);
  }
});

test('a healthy network has no complaints; a hidden ReLU unit with a bias far below 0 is dead', () => {
  const session = sessionFor({ hidden: [{ units: 4, activation: 'relu' }] });
  expect(checkUp(session).flatMap((_, layer) => complaintsOf(checkUp(session), layer))).toEqual([]);
  session.edit(2 * 4, -1000);
  expect(complaintsOf(checkUp(session), 0)).toEqual([{ kind: 'dead', units: 1 }]);
});

test('layers under a step function get no gradient at all', () => {
  const session = sessionFor({ hidden: [{ units: 3, activation: 'step' }] });
  expect(complaintsOf(checkUp(session), 0)).toEqual([{ kind: 'vanishing', limit: 1e-6 }]);
});

test('a trace has the step at which the network jumped twice, before the jump and after', () => {
  const session = sessionFor();
  session.advance(4);
  const before = session.engine.parameters();
  const after = before.map((value) => value + 1);
  session.jump(after);
  const { steps, parameters } = traceOf(session, 2);
  expect([...steps]).toEqual([3, 4, 4]);
  expect(parameters.slice(-2 * after.length)).toEqual(Float32Array.of(...before, ...after));
});

test('a trace of some parameters has their columns only', () => {
  const session = sessionFor();
  session.advance(30);
  const [all, some] = [traceOf(session, -1), traceOf(session, -1, Uint32Array.of(5, 2))];
  const count = session.engine.parameterCount;
  expect([...some.steps]).toEqual([...all.steps]);
  const expected = [...all.steps].flatMap((_, i) => [all.parameters[i * count + 5]!, all.parameters[i * count + 2]!]);
  expect([...some.parameters]).toEqual(expected);
});

test('a parameter set by hand again and again at one step is one edit, the last', () => {
  const session = sessionFor();
  for (const value of [0.1, 0.2, 0.3]) session.edit(1, value);
  session.edit(0, 1);
  expect(session.events).toEqual([
    {
      step: 0,
      change: {},
      edits: [
        { index: 1, value: 0.3 },
        { index: 0, value: 1 },
      ],
    },
  ]);
});
