import type { ReadonlySignal } from '@preact/signals';
import { optimizerNames } from '../../core/engine/optimizer.ts';
import type { Lab } from '../store/lab.ts';
import { percent, plain, real, t } from '../text.ts';
import { LaneMark } from './lane-mark.tsx';
import type { NetworkPicture } from './picture.ts';

/** The path on the surface as a row of a table, with the mark it has in the picture. */
export function PathRow({ lab, picture }: { lab: Lab; picture: ReadonlySignal<NetworkPicture | undefined> }) {
  const { optimizer } = lab.settings.value;
  const frame = lab.calmFrame.value;
  const path = picture.value?.surface.path;
  const loss = path?.loss.at(-1) ?? Number.NaN;
  const cells = [
    [t().learningRate, frame ? plain(frame.tunable.learningRate) : ''],
    [t().loss, real(loss, 3)],
    [t().extentOfPath, real(path ? extent(path.u, path.v) : Number.NaN)],
    [t().varianceInPlane, percent(picture.value?.surface.share ?? Number.NaN)],
    [t().heightMinusLoss, real((path?.height.at(-1) ?? Number.NaN) - loss, 3)],
  ] as const;
  return (
    <table class="path-row">
      <thead>
        <tr>
          <th scope="col">{t().optimizer}</th>
          {cells.map(([name]) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">
            <LaneMark lane={optimizerNames.indexOf(optimizer.name)} />
            {t()[`optimizer.${optimizer.name}`]}
          </th>
          {cells.map(([name, value]) => (
            <td key={name}>{value}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** Length of the path as it is drawn on the plane. */
function extent(u: Float64Array, v: Float64Array): number {
  let length = 0;
  for (let i = 1; i < u.length; i++) length += Math.hypot(u[i]! - u[i - 1]!, v[i]! - v[i - 1]!);
  return length;
}
