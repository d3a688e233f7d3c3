import { PathTable } from '../path-table.tsx';
import type { FunctionStore } from './function-store.ts';
import { laneName } from './lane-name.ts';

/** The path of the lane in hand, up to the step on screen. */
export function FunctionPathTable({ store }: { store: FunctionStore }) {
  const { lane, descent } = store.inHand.value;
  const points = descent.points.slice(0, store.calmStep.value + 1);
  return (
    <PathTable
      name={laneName(lane, store.difference.value)}
      steps={[...points.keys()]}
      columns={[
        ['x', points.map(({ at }) => at[0])],
        ['y', points.map(({ at }) => at[1])],
        ['f(x, y)', points.map(({ value }) => value)],
      ]}
    />
  );
}
