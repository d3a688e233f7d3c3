import { LabError } from '../lab-error.ts';
import { type Branch, singleBranch, type Tree } from '../training/branches.ts';
import { readHistory } from './history.ts';
import { branchJumpName } from './jumps.ts';
import type { Manifest } from './manifest.ts';
import { type PartsReader, readCourse } from './read-course.ts';
import { branchFolder, partNames } from './run-parts.ts';

type BranchEntry = NonNullable<Manifest['branches']>['list'][number];

/** The tree of branches that a file holds. Throws a `format` error for one that is no tree, and as `readCourse` does. */
export function readBranches(reader: PartsReader): Tree {
  const { branches, steps } = reader.manifest;
  if (!branches) return singleBranch;
  const { current, list } = branches;
  const fail = (problem: string) => new LabError('format', `${reader.where('manifest.json')}: branches: ${problem}`);
  const folders = ['', ...list.map(({ id }) => branchFolder(id))];
  const known = new Set<number>();
  let before = 0;
  for (const { id, parent, from, course } of list) {
    if (id <= before) throw fail('their numbers must rise, from 1');
    if (parent !== undefined && !known.has(parent)) throw fail(`branch ${id} left ${parent}, which is none before it`);
    if ((course === undefined) !== (id === current)) throw fail(`branch ${current} alone is told of elsewhere`);
    if (from > (course?.steps ?? steps)) throw fail(`branch ${id} ends before it begins`);
    known.add(id);
    before = id;
  }
  if (!known.has(current)) throw fail(`there is no branch ${current}`);
  return { current, branches: list.map((entry) => branchOf(entry, reader, folders)) };
}

function branchOf({ id, name, parent, from, course }: BranchEntry, reader: PartsReader, folders: string[]): Branch {
  const about = { id, name, parent, from };
  if (!course) return { ...about, past: undefined };
  const { events, states } = readCourse(course, reader, ({ hash }) => branchJumpName(hash), folders);
  const part = branchFolder(id) + partNames.history;
  const history = readHistory(reader.part(part), course.steps, reader.where(part));
  return { ...about, past: { end: course.steps, events, states: states.filter(({ step }) => step > 0), ...history } };
}
