import fc from 'fast-check';
import { type BuiltInName, builtInNames, makeDataset } from '../../core/data/built-in.ts';
import type { Dataset } from '../../core/data/dataset.ts';
import { activationNames } from '../../core/engine/network.ts';
import { optimizerDefaults, optimizerNames } from '../../core/engine/optimizer.ts';
import { createSession, type Session } from '../../core/training/session.ts';
import { defaultSettings, type Settings } from '../../core/training/settings.ts';

/** A new run of a small built-in data set. */
export function newRun(name: BuiltInName, changes: Partial<Settings> = {}): Session {
  const settings = { ...defaultSettings(name), ...changes };
  if (settings.data.kind !== 'built-in') throw new Error('built-in data expected');
  return createSession(settings, makeDataset(name, settings.data));
}

/** Moons with momentum: 30 steps, a changed learning rate, 20 more steps. */
export function moonsRun(): Session {
  const session = newRun('moons', { optimizer: optimizerDefaults.momentum });
  session.advance(30);
  session.tune({ learningRate: 0.02 });
  session.advance(20);
  return session;
}

/** Two-class points of one's own. */
export function ownPoints(train = 6, test = 2): Dataset {
  const samples = train + test;
  return {
    name: 'points.csv',
    features: 2,
    inputs: Float32Array.from({ length: 2 * samples }, (_, i) => ((i * 37) % 11) / 5 - 1),
    target: { kind: 'classes', labels: Uint8Array.from({ length: samples }, (_, i) => i % 2), names: ['no', 'yes'] },
    train,
    test,
    plane: { low: -1, high: 1 },
  };
}

/** A run of data of one's own from parameters that are not fresh. */
export function ownRun(dataset = ownPoints()): Session {
  const settings: Settings = { ...defaultSettings('xor'), data: { kind: 'given', name: dataset.name }, batch: 4 };
  const fresh = createSession(settings, dataset);
  const start = fresh.engine.parameters().map((value) => value + 0.25);
  const session = createSession(settings, dataset, start);
  session.advance(25);
  return session;
}

/** What a person may do to a run: train, change something, set a parameter, jump elsewhere. */
export type Deed =
  | { readonly kind: 'train'; readonly steps: number }
  | { readonly kind: 'tune'; readonly change: Parameters<Session['tune']>[0] }
  | { readonly kind: 'jump'; readonly by: number }
  | { readonly kind: 'edit'; readonly index: number; readonly value: number };

export const anyDeeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('train' as const), steps: fc.integer({ min: 1, max: 70 }) }),
    },
    fc.record({
      kind: fc.constant('tune' as const),
      change: fc.oneof(
        fc.record({ learningRate: fc.constantFrom(0.001, 0.01, 0.05) }),
        fc.record({ batch: fc.constantFrom(1, 3, 32, 500) }),
        fc.record({ optimizer: fc.constantFrom(...optimizerNames.map((name) => optimizerDefaults[name])) }),
        fc.record({ l1: fc.constantFrom(0, 0.001), l2: fc.constantFrom(0, 0.01) }),
        fc.record({ order: fc.nat(5) }),
      ),
    }),
    fc.record({ kind: fc.constant('jump' as const), by: fc.constantFrom(-0.5, 0, 0.25) }),
    fc.record({ kind: fc.constant('edit' as const), index: fc.nat(8), value: fc.integer({ min: -3, max: 3 }) }),
  ),
  { minLength: 1, maxLength: 7 },
);

/** Settings of small networks of every kind. */
export const anySettings: fc.Arbitrary<{ name: BuiltInName; changes: Partial<Settings> }> = fc.record({
  name: fc.constantFrom(...builtInNames.filter((name) => name !== 'digits')),
  changes: fc.record({
    hidden: fc.array(
      fc.record({ units: fc.integer({ min: 1, max: 6 }), activation: fc.constantFrom(...activationNames) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    optimizer: fc.constantFrom(...optimizerNames.map((name) => optimizerDefaults[name])),
    learningRate: fc.constantFrom(0.002, 0.02),
    initialisation: fc.constantFrom('xavier' as const, 'he' as const, 0.3),
    seed: fc.nat(1000),
  }),
});

export function perform(session: Session, deeds: readonly Deed[]): void {
  for (const deed of deeds) {
    if (deed.kind === 'train') session.advance(deed.steps);
    else if (deed.kind === 'tune') session.tune(deed.change);
    else if (deed.kind === 'jump') session.jump(session.engine.parameters().map((value) => value + deed.by));
    else session.edit(deed.index % session.engine.parameterCount, deed.value);
  }
}
