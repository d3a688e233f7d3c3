import { isInside } from '../../../core/surface/inside-square.ts';
import { plain, real, t, whole } from '../../text.ts';
import { LaneMark } from '../lane-mark.tsx';
import { placeIn } from './function-picture.ts';
import type { FunctionStore, Runner } from './function-store.ts';
import { laneName } from './lane-name.ts';

/** The lanes in numbers: where each is at the step on screen. The one in hand is chosen here. */
export function LanesTable({ store }: { store: FunctionStore }) {
  const step = store.calmStep.value;
  const byRate = store.difference.value !== 'optimizers';
  const names = [...(byRate ? [] : [t().learningRate]), t().step, 'x', 'y', 'f(x, y)'];
  const runners = store.runners.value;
  const lowest = Math.min(...runners.map(({ descent }) => valueAt(descent, step)));
  return (
    <table class="path-row lanes">
      <thead>
        <tr>
          <th scope="col">{byRate ? t()['compare.rates'] : t().optimizer}</th>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{t().laneState}</th>
        </tr>
      </thead>
      <tbody>
        {runners.map(({ lane, descent }) => {
          const name = laneName(lane, store.difference.value);
          const at = Math.min(step, descent.points.length - 1);
          const { value, at: place } = descent.points[at]!;
          const chosen = store.chosen.value === lane.place;
          return (
            <tr key={lane.place} class={chosen ? 'in-hand' : ''}>
              <th scope="row">
                <button
                  type="button"
                  class="lane-pick"
                  aria-pressed={chosen}
                  onClick={() => {
                    store.chosen.value = lane.place;
                  }}
                >
                  <LaneMark lane={lane.place} line />
                  {name}
                </button>
              </th>
              {!byRate && <td>{plain(lane.learningRate)}</td>}
              <td>{whole(at)}</td>
              <td>{real(place[0], 3)}</td>
              <td>{real(place[1], 3)}</td>
              <td class={value === lowest ? 'best' : ''}>{real(value, 3)}</td>
              <td>{stateOf({ lane, descent }, store, at)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function valueAt({ points }: Runner['descent'], step: number): number {
  return points[Math.min(step, points.length - 1)]!.value;
}

/** What is not plain to see: a lane that stopped, or is not in the picture. */
function stateOf({ descent }: Runner, store: FunctionStore, at: number): string {
  if (descent.ended && at === descent.points.length - 1) return t().laneStopped;
  if (!isInside(placeIn(store.square.value, descent.points[at]!.at))) return t().laneOutside;
  return descent.points[at]!.value > descent.points[0]!.value ? t().laneRose : '';
}
