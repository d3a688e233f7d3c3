import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeDataset } from '../../../core/data/built-in.ts';
import { readRun } from '../../../core/run-file/read-run.ts';
import { sessionOf } from '../../../core/run-file/reopen.ts';
import { verifyRun } from '../../../core/run-file/verify.ts';
import { writeRun } from '../../../core/run-file/write-run.ts';
import { hashOf } from '../../../core/sha256.ts';
import { type Branches, createBranches } from '../../../core/training/branches.ts';
import { createSession, type Session, stateBudget } from '../../../core/training/session.ts';
import { defaultSettings } from '../../../core/training/settings.ts';
import { anyDeeds, anySettings, newRun, perform } from '../../support/runs.ts';

const bits = ({ engine }: Session) => hashOf(engine.parameters());

/** The hash of the parameters at every step of a run that is trained from its start with the changes of another. */
function trainedAgain(run: Session): string[] {
  const fresh = createSession(run.settings, run.dataset, undefined, { ...run.past(), states: [] });
  fresh.take({ ...run.past(), states: [], film: [] }, 0);
  const hashes = [bits(fresh)];
  for (let step = 1; step <= run.end; step++) {
    fresh.seek(step);
    hashes.push(bits(fresh));
  }
  return hashes;
}

describe('branches', () => {
  test('any step of any branch has the bits of training so far, over branching, saving and loading (seed 61)', () => {
    const anything = fc.record({
      settings: anySettings,
      deeds: fc.array(fc.record({ deeds: anyDeeds, at: fc.double({ min: 0, max: 1, noNaN: true }) }), {
        minLength: 2,
        maxLength: 3,
      }),
      look: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(anything, ({ settings: { name, changes }, deeds, look }) => {
        const session = newRun(name, changes);
        const branches = createBranches(session);
        for (const one of deeds) {
          session.seek(Math.floor(one.at * session.end));
          for (const deed of one.deeds) {
            if (deed.kind !== 'train') branches.leave();
            perform(session, [deed]);
          }
          if (session.divergence) return;
        }
        const file = readRun(writeRun(session, { tree: branches.tree() }), 'a.plab');
        expect([...verifyRun(file)].filter(({ difference }) => difference !== '')).toEqual([]);
        const opened = sessionOf(file);
        const reopened = createBranches(opened, file.tree);
        const shapeOf = ({ list }: Branches) => list.map(({ measured, ...shape }) => shape);
        expect(shapeOf(reopened)).toEqual(shapeOf(branches));
        for (const { id } of branches.list) {
          branches.take(id);
          const step = Math.floor(look * session.end);
          const hashes = trainedAgain(session);
          session.seek(step);
          expect(bits(session)).toBe(hashes[step]);
          const loaded = sessionOf(readRun(writeRun(session), 'a.plab'));
          loaded.seek(step);
          expect(bits(loaded)).toBe(hashes[step]);
          reopened.take(id, step);
          expect(bits(opened)).toBe(hashes[step]);
        }
      }),
      { seed: 61, numRuns: 15 },
    );
  });

  test('a change before the end keeps the future as a branch, one at the end does not', () => {
    const session = newRun('moons');
    const branches = createBranches(session);
    session.advance(40);
    branches.leave();
    session.tune({ learningRate: 0.05 });
    expect(branches.list).toHaveLength(1);
    const before = bits(session);
    session.seek(10);
    branches.leave();
    session.tune({ learningRate: 0.3 });
    session.advance(5);
    expect(branches.current).toBe(2);
    expect(branches.list).toMatchObject([
      { id: 1, from: 0, end: 40 },
      { id: 2, parent: 1, from: 10, end: 15 },
    ]);
    branches.take(1);
    expect([session.step, session.end, bits(session)]).toEqual([40, 40, before]);
    branches.take(2, 12);
    expect([session.step, session.end, session.tunable.learningRate]).toEqual([12, 15, 0.3]);
  });

  test('are named, removed and handed to the parent of a removed one; the one on screen stays', () => {
    const session = newRun('moons');
    const branches = createBranches(session);
    session.advance(9);
    branches.begin();
    session.advance(3);
    branches.begin();
    branches.name(3, 'steeper');
    expect(branches.list.map(({ id, parent, from, name }) => [id, parent, from, name])).toEqual([
      [1, undefined, 0, ''],
      [2, 1, 9, ''],
      [3, 2, 12, 'steeper'],
    ]);
    expect(() => branches.remove(3)).toThrow('the branch on screen cannot be removed');
    branches.remove(2);
    expect(branches.list.map(({ id, parent, from }) => [id, parent, from])).toEqual([
      [1, undefined, 0],
      [3, 1, 9],
    ]);
    expect(() => branches.take(2)).toThrow('no branch 2');
  });

  test('are at most 24: the oldest that nothing came of goes', () => {
    const session = newRun('moons');
    const branches = createBranches(session);
    for (let i = 0; i < 40; i++) {
      branches.take(1);
      branches.begin();
    }
    expect(branches.list).toHaveLength(24);
    expect(branches.list[0]!.id).toBe(1);
    expect(branches.current).toBe(41);
  });

  test('part at the first step whose bits differ, and tell how far their parameters are apart', () => {
    const session = newRun('moons');
    const branches = createBranches(session);
    session.advance(40);
    session.seek(10);
    branches.leave();
    session.tune({ learningRate: 0.3 });
    session.advance(20);
    const ours = session.engine.parameters();
    session.seek(25);
    const { parted, steps, distances, relative } = branches.compare(2, 1);
    expect(parted).toBe(11);
    expect([session.step, session.end, branches.current]).toEqual([25, 30, 2]);
    expect(steps.at(-1)).toBe(30);
    expect(distances).toHaveLength(steps.length);
    branches.take(1, 30);
    const theirs = session.engine.parameters();
    const apart = Math.hypot(...ours.map((value, i) => value - theirs[i]!));
    expect(distances.at(-1)).toBeCloseTo(apart, 5);
    expect(relative).toBeCloseTo(apart / Math.hypot(...ours), 5);
    expect(branches.compare(1, 1)).toMatchObject({ parted: undefined, steps: [] });
  });

  test('keep together no more than the budget of exact states', () => {
    const hidden = [
      { units: 4000, activation: 'tanh' as const },
      { units: 60, activation: 'tanh' as const },
    ];
    const settings = { ...defaultSettings('moons'), hidden, batch: 1 };
    const session = createSession(settings, makeDataset('moons', { samples: 20, noise: 0.1, testShare: 0, seed: 1 }));
    const branches = createBranches(session);
    for (let i = 0; i < 3; i++) {
      session.advance(64 * 36);
      session.seek(session.end - 64 * 30);
      branches.leave();
      session.tune({ learningRate: 0.01 + i / 1000 });
    }
    const states = new Set(branches.list.flatMap(({ id }) => branches.pastOf(id).states));
    const bytes = [...states].reduce((sum, { parameters }) => sum + parameters.byteLength, 0);
    expect(bytes).toBeLessThanOrEqual(stateBudget);
    expect(states.size).toBeGreaterThan(20);
  });
});
