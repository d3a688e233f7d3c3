import type { BranchInfo } from '../../core/protocol/messages.ts';
import type { BranchTree, Lab } from '../store/lab.ts';
import { t, whole } from '../text.ts';

/** The tree with the branch on screen as it is now; a run that was never left is a tree of one. */
export function branchTreeOf(lab: Lab): BranchTree {
  const { end, measured } = lab.calmFrame.value ?? { end: 0, measured: [] };
  const tree = lab.branches.value ?? { current: 1, list: [{ id: 1, name: '', from: 0, end, measured }] };
  return { ...tree, list: tree.list.map((one) => (one.id === tree.current ? { ...one, end, measured } : one)) };
}

export const branchName = ({ id, name }: Pick<BranchInfo, 'id' | 'name'>): string =>
  name === '' ? t().branchNumber(whole(id)) : name;
