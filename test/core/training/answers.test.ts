import { describe, expect, test } from 'vitest';
import { type BuiltInName, builtInDefaults, makeDataset } from '../../../core/data/built-in.ts';
import { sampleInput } from '../../../core/data/sample-input.ts';
import { answersOf } from '../../../core/training/answers.ts';
import { confusionOf } from '../../../core/training/confusion.ts';
import { createSession } from '../../../core/training/session.ts';
import { defaultSettings, type Settings } from '../../../core/training/settings.ts';

function sessionFor(name: BuiltInName, change: Partial<Settings> = {}) {
  return createSession({ ...defaultSettings(name), ...change }, makeDataset(name, builtInDefaults[name]));
}

describe('answers', () => {
  test.each([
    ['moons', 'squared-error'],
    ['moons', 'binary-cross-entropy'],
    ['moons', 'cross-entropy'],
    ['digits', 'cross-entropy'],
  ] as const)(
    'to %s with %s: the diagonal of their confusion holds as many as were measured to be right',
    (name, loss) => {
      const session = sessionFor(name, { loss });
      const { engine, dataset } = session;
      if (dataset.target.kind !== 'classes') throw new Error('classes expected');
      for (const steps of [0, 3, 40]) {
        session.advance(steps);
        const { test } = session.measure();
        const answers = answersOf(engine, dataset, 2000)();
        const classes = dataset.target.names.length;
        const confusion = confusionOf(dataset.target.labels.subarray(dataset.train), answers.classes, classes);
        const right = Array.from({ length: classes }, (_, i) => confusion[i * classes + i]!).reduce((a, b) => a + b);
        expect(answers.set).toBe('test');
        expect(answers.step).toBe(session.step);
        expect(right).toBe(test.correct);
        expect(confusion.reduce((a, b) => a + b)).toBe(test.count);
      }
    },
  );

  test('name the samples with the largest losses of all, the largest first', () => {
    const session = sessionFor('waves');
    const { engine, dataset } = session;
    session.advance(50);
    const { worst, worstLosses, classes } = answersOf(engine, dataset, 2000)();
    if (dataset.target.kind !== 'values') throw new Error('values expected');
    const { values } = dataset.target;
    const lossOf = (i: number) => (engine.activations(sampleInput(dataset, i)).z.at(-1)! - values[i]!) ** 2 / 2;
    const all = Array.from({ length: dataset.test }, (_, i) => lossOf(dataset.train + i)).sort((a, b) => b - a);
    expect(classes).toHaveLength(0);
    expect(worst).toHaveLength(24);
    for (const [i, sample] of worst.entries()) {
      expect(worstLosses[i]).toBeCloseTo(all[i]!, 6);
      expect(lossOf(sample)).toBeCloseTo(all[i]!, 6);
    }
  });

  test('weigh losses by the sums, also where an output is rounded to 0', () => {
    const session = sessionFor('moons', { loss: 'binary-cross-entropy' });
    const { engine, dataset } = session;
    engine.setParameters(engine.parameters().map((value) => 1000 * value));
    const { worstLosses } = answersOf(engine, dataset, 2000)();
    expect(worstLosses[0]).toBeGreaterThan(150);
    expect(worstLosses.every(Number.isFinite)).toBe(true);
  });

  test('are those of training samples where no sample is for testing', () => {
    const { engine, dataset } = sessionFor('xor-gate');
    const answers = answersOf(engine, dataset, 2000)();
    expect(answers.set).toBe('train');
    expect(answers.classes).toHaveLength(dataset.train);
  });
});
