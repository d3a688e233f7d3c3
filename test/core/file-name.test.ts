import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from '../../core/file-name.ts';

test.each([
  ['run.plab', 'run.plab'],
  ['数字 1.plab', '数字 1.plab'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['C:\\Windows\\x.csv', 'C--Windows-x.csv'],
  ['.bashrc', 'bashrc'],
  ['con', '_con'],
  ['NUL.txt', '_NUL.txt'],
  ['console.txt', 'console.txt'],
  ['a\0b\n.csv', 'ab.csv'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['a?b*c"d<e>f|g.csv', 'a-b-c-d-e-f-g.csv'],
  [' . ', 'untitled'],
  ['', 'untitled'],
])('%j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test('a long name keeps its ending and its whole characters', () => {
  const safe = safeFileName(`${'😀'.repeat(300)}.plab`);
  expect(safe).toBe(`${'😀'.repeat(48)}.plab`);
  expect(safeFileName('あ'.repeat(100))).toBe('あ'.repeat(66));
  expect(safeFileName(`${'a'.repeat(199)} ${'b'.repeat(30)}`)).toBe('a'.repeat(199));
});

test('any name becomes one that stays in its folder, and stays what it is when made safe again (seed 5)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeFileName(name);
      expect(safe).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(safe).not.toMatch(/^\.|\.$|^$/);
      expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(201);
      expect(safeFileName(safe)).toBe(safe);
    }),
    { seed: 5, numRuns: 2000 },
  );
});
