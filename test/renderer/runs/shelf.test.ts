import { beforeEach, expect, test, vi } from 'vitest';
import { writeRun } from '../../../core/run-file/write-run.ts';
import { memoryRuns } from '../../../renderer/host/memory-runs.ts';
import { createShelf, mostChosen } from '../../../renderer/runs/shelf.ts';
import { moonsRun } from '../../support/runs.ts';

const bytes = writeRun(moonsRun());
const keeper = {
  inTurn: <T>(deed: () => Promise<T>) => deed(),
  renamed: vi.fn(),
  removed: vi.fn(),
  returned: vi.fn(),
};
let now: number;
let store: ReturnType<typeof memoryRuns>;
let shelf: ReturnType<typeof createShelf>;

beforeEach(async () => {
  now = 1;
  store = memoryRuns(() => now++);
  shelf = createShelf(store, keeper);
  await store.write('old', bytes);
  await store.write('new', bytes);
});

const names = () => shelf.runs.value?.map(({ name }) => name);

test('runs are listed newest first, each with its head or with what is wrong with its file', async () => {
  await store.write('bad', Uint8Array.of(1));
  expect(shelf.runs.value).toBeUndefined();
  await shelf.look();
  expect(names()).toEqual(['bad', 'new', 'old']);
  expect(shelf.runs.value![0]).toMatchObject({ problem: 'bad: the file ends before its run begins' });
  expect(shelf.runs.value![1]!.head?.manifest.steps).toBe(50);
});

test('a second look reads only what changed', async () => {
  await shelf.look();
  const read = vi.spyOn(store, 'read');
  await store.write('new', bytes);
  await shelf.look();
  expect(read.mock.calls.map(([name]) => name)).toEqual(['new']);
});

test('a run that went on is read, also when another look begins before it was', async () => {
  await shelf.look();
  const session = moonsRun();
  session.advance(20);
  await store.write('new', writeRun(session));
  await Promise.all([shelf.look(), shelf.look()]);
  expect(shelf.runs.value![0]).toMatchObject({ name: 'new', head: { manifest: { steps: 70 } } });
});

test('a renamed run stays chosen, and whoever keeps it is told', async () => {
  await shelf.look();
  shelf.choose('old', true);
  await shelf.rename('old', 'best');
  expect(names()).toEqual(['new', 'best']);
  expect(shelf.chosen.value).toEqual(['best']);
  expect(keeper.renamed).toHaveBeenCalledWith('old', 'best');
});

test('a name that is taken is refused in words, and nothing changes', async () => {
  await shelf.look();
  await shelf.rename('old', 'new');
  expect(shelf.problem.value).toBe('there is a run new already');
  expect(names()).toEqual(['new', 'old']);
  await shelf.look();
  expect(shelf.problem.value).toBeUndefined();
});

test('a removed run comes back, whole, under a free name', async () => {
  await shelf.look();
  shelf.choose('old', true);
  await shelf.remove('old');
  expect(names()).toEqual(['new']);
  expect(shelf.chosen.value).toEqual([]);
  const removed = shelf.lastRemoved.value!;
  expect(removed).toMatchObject({ name: 'old', bytes: bytes.length });
  expect(keeper.removed).toHaveBeenCalledWith('old', removed.id);
  await store.write('old', Uint8Array.of(1));
  await shelf.bringBack(removed);
  expect(names()).toEqual(['old', 'new', 'old (2)']);
  expect(await store.read('old (2)', 1e9)).toEqual(bytes);
  expect(await store.read('old', 1e9)).toEqual(Uint8Array.of(1));
  expect(shelf.lastRemoved.value).toBeUndefined();
  expect(keeper.returned).toHaveBeenCalledWith(removed.id, 'old (2)');
});

test('runs that were deleted earlier are there for a later shelf too, the latest first, and one goes for good', async () => {
  await shelf.remove('old');
  await shelf.remove('new');
  const later = createShelf(store, keeper);
  await later.look();
  expect(later.removed.value.map(({ name }) => name)).toEqual(['new', 'old']);
  expect(later.lastRemoved.value).toBeUndefined();
  await later.erase(later.removed.value[0]!);
  await later.bringBack(later.removed.value[0]!);
  expect(later.removed.value).toEqual([]);
  expect(later.runs.value?.map(({ name }) => name)).toEqual(['old']);
});

test(`at most ${mostChosen} runs are chosen, in the order they were`, async () => {
  for (let i = 0; i < mostChosen + 1; i++) await store.write(`run ${i}`, bytes);
  await shelf.look();
  for (let i = mostChosen; i >= 0; i--) shelf.choose(`run ${i}`, true);
  expect(shelf.chosen.value).toEqual(['run 6', 'run 5', 'run 4', 'run 3', 'run 2', 'run 1']);
  shelf.choose('run 5', false);
  shelf.choose('old', true);
  expect(shelf.chosen.value).toEqual(['run 6', 'run 4', 'run 3', 'run 2', 'run 1', 'old']);
});

test('a file is added under a free name, and refused when it is no run', async () => {
  await shelf.add('old', bytes);
  expect(names()).toEqual(['old (2)', 'new', 'old']);
  await shelf.add('picture', new Uint8Array(900));
  expect(shelf.problem.value).toBe('picture: a stored entry was expected at byte 0');
  expect(names()).toEqual(['old (2)', 'new', 'old']);
});
