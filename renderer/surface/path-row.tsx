import type { ReadonlySignal } from '@preact/signals';
import type { ComparisonKind } from '../../core/surface/comparison.ts';
import type { PathOnPlane } from '../../core/surface/protocol.ts';
import type { Messages } from '../../resources/messages/en.ts';
import type { Lab } from '../store/lab.ts';
import { percent, plain, real, t, whole } from '../text.ts';
import { LaneMark } from './lane-mark.tsx';
import type { NetworkPicture } from './picture.ts';
import type { SurfaceStore } from './surface-store.ts';

interface RowProps {
  readonly lab: Lab;
  readonly store: SurfaceStore;
  readonly picture: ReadonlySignal<NetworkPicture | undefined>;
}

/** In what the paths differ: the title of their names. */
const differences = {
  optimizers: 'optimizer',
  rates: 'learningRate',
  orders: 'sampleOrder',
  starts: 'startWeights',
} as const satisfies Record<ComparisonKind, keyof Messages>;

/** The paths on the surface as rows of a table, with the marks they have in the picture. Of several, one is taken in hand. */
export function PathRow({ lab, store, picture }: RowProps) {
  const frame = lab.calmFrame.value;
  const settings = lab.settings.value;
  const shown = picture.value;
  const compared = shown?.surface.compared;
  const lowest = Math.min(...(shown?.surface.paths ?? []).map(({ loss }) => loss.at(-1) ?? Number.NaN));
  const titles = [
    ...(compared && compared.kind !== 'optimizers' ? [] : [t().learningRate]),
    t().loss,
    t().extentOfPath,
    t().varianceInPlane,
    t().heightMinusLoss,
    ...(compared ? [t().laneState] : []),
  ];
  return (
    <table class={compared ? 'path-row lanes compared' : 'path-row'}>
      <thead>
        <tr>
          <th scope="col">{t()[differences[compared?.kind ?? 'optimizers']]}</th>
          {titles.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown ? (
          shown.paths.map(({ lane, name, chosen, end }, i) => {
            const path = shown.surface.paths[i]!;
            const rate = compared?.lanes[i]?.learningRate ?? frame?.tunable.learningRate;
            const loss = path.loss.at(-1) ?? Number.NaN;
            return (
              <tr key={i} class={compared && chosen ? 'in-hand' : ''}>
                <th scope="row">
                  {compared ? (
                    <button
                      type="button"
                      class="lane-pick"
                      aria-pressed={chosen}
                      onClick={() => {
                        store.comparison.chosen.value = i;
                      }}
                    >
                      <LaneMark lane={lane} line />
                      {name}
                    </button>
                  ) : (
                    <>
                      <LaneMark lane={lane} />
                      {name}
                    </>
                  )}
                </th>
                {(!compared || compared.kind === 'optimizers') && <td>{rate === undefined ? '' : plain(rate)}</td>}
                <td class={compared && loss === lowest ? 'best' : ''}>{real(loss, 3)}</td>
                <td>{real(extent(path))}</td>
                <td>{percent(path.share)}</td>
                <td>{real((path.height.at(-1) ?? Number.NaN) - loss, 3)}</td>
                {compared && <td>{stateOf(path, end !== undefined)}</td>}
              </tr>
            );
          })
        ) : (
          <tr>
            <th scope="row">{t()[`optimizer.${settings.optimizer.name}`]}</th>
            <td colSpan={titles.length} />
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** Length of the path as it is drawn on the plane. */
function extent({ u, v }: PathOnPlane): number {
  let length = 0;
  for (let i = 1; i < u.length; i++) length += Math.hypot(u[i]! - u[i - 1]!, v[i]! - v[i - 1]!);
  return length;
}

/** What is not plain to see: a lane whose numbers left the finite range, or that ends outside the picture. */
function stateOf({ steps, ended }: PathOnPlane, isInside: boolean): string {
  if (ended) return t().laneEnded(whole(steps.at(-1)!));
  return isInside ? '' : t().laneOutside;
}
