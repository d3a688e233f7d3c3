import type { BranchInfo } from '../../core/protocol/messages.ts';
import { linearScale, logScale, lossOf } from '../lab/results/chart-layout.ts';
import type { Overlay } from '../runs/overlay-layout.ts';

/** A branch in the list, and how deep it lies under the first one. */
interface BranchRow {
  readonly branch: BranchInfo;
  readonly depth: number;
}

/** The tree as rows: under each branch those that left it, in the order of the steps at which they did. */
export function branchRows(list: readonly BranchInfo[]): readonly BranchRow[] {
  const under = (parent: number | undefined, depth: number): BranchRow[] =>
    list
      .filter((one) => one.parent === parent)
      .sort((a, b) => a.from - b.from || a.id - b.id)
      .flatMap((branch) => [{ branch, depth }, ...under(branch.id, depth + 1)]);
  return under(undefined, 0);
}

/** The losses of branches over each other: of the test samples, of the training samples where there are no others. */
export function branchCurves(
  branches: readonly Pick<BranchInfo, 'id' | 'end' | 'measured'>[],
  isLog: boolean,
): Overlay {
  const shown = branches.map(({ measured }) =>
    measured.map((one) => (one.test.count > 0 ? { ...one, train: one.test } : { ...one, test: one.train })),
  );
  return {
    curves: shown.map((measured, i) => ({
      label: String(branches[i]!.id),
      points: measured
        .map(({ step, test }) => [step, lossOf(test)] as const)
        .filter(([, loss]) => Number.isFinite(loss)),
    })),
    end: Math.max(1, ...branches.map(({ end }) => end)),
    scale: (isLog ? logScale : linearScale)(shown.flat()),
  };
}

/** Which branches are over each other once one is chosen or left out: at most so many, the latest chosen stay. */
export function toggled(chosen: readonly number[], id: number, most: number): readonly number[] {
  return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-most);
}
