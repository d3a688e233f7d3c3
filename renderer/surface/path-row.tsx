import type { ReadonlySignal } from '@preact/signals';
import { optimizerNames } from '../../core/engine/optimizer.ts';
import type { Lab } from '../store/lab.ts';
import { percent, plain, real, t } from '../text.ts';
import type { Picture } from './picture.ts';

/** The path on the surface as a row of a table, with the mark it has in the picture. */
export function PathRow({ lab, picture }: { lab: Lab; picture: ReadonlySignal<Picture | undefined> }) {
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

/** The marks of the optimizers in 14 x 14, as `markPath` draws them. */
const shapes = [
  'M1.6 1.6h10.8v10.8H1.6z',
  'M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1z',
  'M7 0l6.1 10.5H.9z',
  'M7 0l7 7-7 7-7-7z',
  'M7 14L.9 3.5h12.2z',
  'M7 .2l6.5 4.7-2.5 7.6H3L.5 4.9z',
];

function LaneMark({ lane }: { lane: number }) {
  return (
    <svg class="lane-mark" viewBox="0 0 14 14" aria-hidden="true" data-lane={lane}>
      <path d={shapes[lane]} />
    </svg>
  );
}
