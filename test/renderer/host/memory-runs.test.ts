import { expect, test } from 'vitest';
import { memoryRuns } from '../../../renderer/host/memory-runs.ts';

test('runs in memory are listed, read, renamed, removed and brought back like files, and say that they will not last', async () => {
  const runs = memoryRuns(() => 7);
  await runs.write('a', Uint8Array.of(1, 2, 3));
  expect(runs.lasting).toBe(false);
  expect(await runs.list()).toEqual([{ name: 'a', bytes: 3, time: 7 }]);
  expect(await runs.read('a', 2)).toEqual(Uint8Array.of(1, 2));
  await runs.write('b', Uint8Array.of(4));
  await expect(runs.rename('a', 'b')).rejects.toThrow('there is a run b already');
  await runs.rename('a', 'c');
  await expect(runs.read('a', 2)).rejects.toThrow('there is no run a any more');
  await runs.remove('b');
  expect((await runs.list()).map(({ name }) => name)).toEqual(['c']);
  expect(await runs.removed()).toEqual([{ id: '7 b', name: 'b', bytes: 1, time: 7 }]);
  await expect(runs.bringBack('7 b', 'c')).rejects.toThrow('there is a run c already');
  await runs.bringBack('7 b', 'b');
  expect(await runs.read('b', 9)).toEqual(Uint8Array.of(4));
  await runs.erase(await runs.remove('b'));
  expect(await runs.removed()).toEqual([]);
});
