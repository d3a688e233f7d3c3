import { resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { LabError } from '../../core/lab-error.ts';
import { createHandedFiles, filesOf } from '../../main/handed-files.ts';

test.each<[readonly string[], readonly string[]]>([
  [['lab', 'a.plab'], ['a.plab']],
  [['electron', '.', '--no-sandbox', 'b.PLAB'], ['b.PLAB']],
  [
    ['lab', '--run=x.plab', '/other/c.csv', 'd.exe', 'e.npz'],
    ['/other/c.csv', 'e.npz'],
  ],
  [['a.plab'], []],
])('the command line %j names the files %j', (argv, files) => {
  expect(filesOf(argv, '/home/ada')).toEqual(files.map((file) => resolve('/home/ada', file)));
});

test('files wait until the page takes them, each once, and it is told of later ones', async () => {
  const handed = createHandedFiles(async (path) => new TextEncoder().encode(path));
  handed.add(['/a/first.plab']);
  const told = vi.fn();
  handed.onWaiting(told);
  expect(await handed.takeFiles()).toEqual([{ name: 'first.plab', bytes: new TextEncoder().encode('/a/first.plab') }]);
  expect(await handed.takeFiles()).toEqual([]);
  handed.add([]);
  expect(told).not.toHaveBeenCalled();
  handed.add(['/b/second.plab']);
  expect(told).toHaveBeenCalledTimes(1);
  expect((await handed.takeFiles()).map(({ name }) => name)).toEqual(['second.plab']);
});

test('a file that cannot be read is told once', async () => {
  const handed = createHandedFiles(async () => {
    throw new LabError('file', 'cannot open a.plab: it is no longer there, or its folder is not (ENOENT)');
  });
  handed.add(['/a.plab']);
  await expect(handed.takeFiles()).rejects.toThrow('cannot open a.plab');
  expect(await handed.takeFiles()).toEqual([]);
});
