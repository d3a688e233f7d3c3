import { expect, test } from 'vitest';
import { defaultSettings } from '../../core/training/settings.ts';
import { codeIn, codeOf, roomOf, setUpOf } from '../../renderer/address.ts';

test('an address names a room, the Lab when it names none that there is', () => {
  expect(['#lab', '#surface', '', '#attic', '#surface?data=xor'].map(roomOf)).toEqual([
    'lab',
    'surface',
    'lab',
    'lab',
    'surface',
  ]);
});

test('an address carries a set-up, or none', () => {
  const setUp = { settings: defaultSettings('moons'), stop: { kind: 'loss', below: 0.01 } } as const;
  expect(setUpOf(codeOf(setUp))).toEqual(setUp);
  expect(setUpOf('#lab')).toBeUndefined();
  expect(setUpOf('#lab?')).toBeUndefined();
  expect(() => setUpOf('#lab?data=moons&rate=fast')).toThrow('rate is not a number: fast');
});

test('the code of a set-up is found in a text around it', () => {
  const code = codeOf({ settings: defaultSettings('moons') });
  expect(codeIn(`Try this: http://127.0.0.1:8000/${code} and play.`)).toBe(code);
  expect(codeIn('a note about #lab work')).toBeUndefined();
});
