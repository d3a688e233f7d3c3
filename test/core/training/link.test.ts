import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInNames } from '../../../core/data/built-in.ts';
import { activationNames, lossNames } from '../../../core/engine/network.ts';
import { optimizerDefaults, optimizerNames } from '../../../core/engine/optimizer.ts';
import { readLink, type SetUp, writeLink } from '../../../core/training/link.ts';
import { defaultSettings } from '../../../core/training/settings.ts';

test('a link is readable', () => {
  expect(writeLink({ settings: defaultSettings('xor'), stop: { kind: 'accuracy', least: 0.95 } })).toBe(
    'data=xor&samples=300&noise=0.03&test=0.3333333333333333&data-seed=1&hidden=4tanh-3tanh&loss=squared-error' +
      '&optimizer=sgd&rate=0.1&batch=10&start=xavier&seed=1&stop-accuracy=0.95',
  );
});

test('what a link leaves out is as a new lab has it', () => {
  expect(readLink('data=digits&rate=0.3')).toEqual({ settings: { ...defaultSettings('digits'), learningRate: 0.3 } });
  expect(readLink('data=spiral&hidden=').settings.hidden).toEqual([]);
  expect(readLink('data=spiral&optimizer=adam&beta1=0.5').settings.optimizer).toEqual({
    ...optimizerDefaults.adam,
    beta1: 0.5,
  });
});

test('a link names the order of samples where that has a seed of its own', () => {
  const settings = defaultSettings('moons');
  const { seed } = settings;
  expect(writeLink({ settings: { ...settings, order: seed } })).toBe(writeLink({ settings }));
  const other = { settings: { ...settings, order: 7 } };
  expect(writeLink(other)).toMatch(/&seed=1&order=7$/);
  expect(readLink(writeLink(other))).toEqual(other);
});

test('every set-up comes back from its link exactly (seed 3)', () => {
  const unit = fc.double({ min: 0, max: 0.9, noNaN: true });
  const seed = fc.nat();
  const data = fc.oneof(
    fc.record({
      kind: fc.constant('built-in' as const),
      name: fc.constantFrom(...builtInNames),
      samples: fc.integer({ min: 1, max: 10_000 }),
      noise: unit,
      testShare: unit,
      seed,
    }),
    fc.record({ kind: fc.constant('given' as const), name: fc.string({ maxLength: 60 }) }),
  );
  const optimizer = fc.constantFrom(...optimizerNames).map((name) => optimizerDefaults[name]);
  const settings = fc.record({
    data,
    hidden: fc.array(
      fc.record({ units: fc.integer({ min: 1, max: 1024 }), activation: fc.constantFrom(...activationNames) }),
      { maxLength: 8 },
    ),
    loss: fc.constantFrom(...lossNames),
    optimizer,
    learningRate: fc.double({ min: 0, max: 3e38, noNaN: true }),
    batch: fc.integer({ min: 1, max: 65_536 }),
    l1: unit,
    l2: unit,
    gradient: fc.constantFrom('backprop' as const, 'numerical' as const),
    initialisation: fc.oneof(unit, fc.constantFrom('xavier' as const, 'he' as const)),
    seed,
  });
  const stop = fc.oneof(
    fc.record({ kind: fc.constant('epochs' as const), count: fc.integer({ min: 1, max: 1e6 }) }),
    fc.record({ kind: fc.constant('loss' as const), below: fc.double({ min: 1e-9, max: 10, noNaN: true }) }),
  );
  fc.assert(
    fc.property(fc.record({ settings, stop }, { requiredKeys: ['settings'] }), (setUp) => {
      expect(readLink(writeLink(setUp as SetUp))).toEqual(setUp);
    }),
    { seed: 3, numRuns: 200 },
  );
});

test.each([
  ['', 'data is missing'],
  ['data=spirale', 'data names no data set: spirale'],
  ['data=xor&data=and', 'data is there twice'],
  ['data=xor&file=x.csv', 'file and data are there both'],
  ['data=xor&rate=fast', 'rate is not a number: fast'],
  ['data=xor&rate=', 'rate is not a number: '],
  ['data=xor&colour=red', 'colour is no key of a set-up'],
  ['data=xor&optimizer=sgd&beta1=0.9', 'beta1 is no key of a set-up'],
  ['data=xor&optimizer=best', 'optimizer is none: best'],
  ['data=xor&hidden=4tanh-', 'hidden has a layer that is none: '],
  ['data=xor&hidden=4cosh', 'hidden.0.activation: '],
  ['data=xor&hidden=99999tanh', 'hidden.0.units: '],
  ['data=xor&batch=0.5', 'batch: '],
  ['data=xor&samples=99999999', 'data.samples: '],
  ['data=xor&loss=guess', 'loss: '],
  ['data=xor&stop-epochs=2&stop-loss=0.1', 'stop has two rules'],
  ['data=xor&stop-epochs=0', 'count: >=1 is expected, not 0'],
])('the link “%s” is refused: %s', (link, sentence) => {
  expect(() => readLink(link)).toThrow(sentence);
});
