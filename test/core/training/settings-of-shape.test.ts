import { expect, test } from 'vitest';
import { builtInDefaults, makeDataset } from '../../../core/data/built-in.ts';
import { defaultSettings } from '../../../core/training/settings.ts';
import { settingsOfShape } from '../../../core/training/settings-of-shape.ts';

const spiral = makeDataset('spiral', builtInDefaults.spiral);
const settings = defaultSettings('spiral');

test('settings of the shape they have already stay as they are', () => {
  expect(settingsOfShape(settings, [2, 8, 8, 1], spiral, 'w.npz')).toEqual(settings);
});

test('hidden layers keep their activation by place, and further ones take that of the last', () => {
  const hidden = [
    { units: 8, activation: 'relu' },
    { units: 8, activation: 'sigmoid' },
  ] as const;
  expect(settingsOfShape({ ...settings, hidden: [...hidden] }, [2, 5, 4, 3, 1], spiral, 'w.npz').hidden).toEqual([
    { units: 5, activation: 'relu' },
    { units: 4, activation: 'sigmoid' },
    { units: 3, activation: 'sigmoid' },
  ]);
  expect(settingsOfShape({ ...settings, hidden: [] }, [2, 3, 1], spiral, 'w.npz').hidden[0]!.activation).toBe('tanh');
});

test('two outputs for two classes bring the one loss that has them, cross entropy', () => {
  expect(settingsOfShape(settings, [2, 4, 2], spiral, 'w.npz').loss).toBe('cross-entropy');
});

test.each([
  [[784, 50, 10], 'w.npz: its network is 784-50-10, but spiral needs 2 inputs and 1 output'],
  [[2, 8, 3], 'w.npz: its network is 2-8-3, but spiral needs 2 inputs and 1 output'],
])('a network %s is refused with what the data need', (sizes, message) => {
  expect(() => settingsOfShape(settings, sizes, spiral, 'w.npz')).toThrow(message);
});

test('one output is refused where the loss has two and several others have one', () => {
  expect(() => settingsOfShape({ ...settings, loss: 'cross-entropy' }, [2, 8, 1], spiral, 'w.npz')).toThrow(
    'w.npz: its network is 2-8-1, but spiral needs 2 inputs and 2 outputs',
  );
});
