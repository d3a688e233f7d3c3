import type { ReadonlySignal } from '@preact/signals';
import { real, t, whole } from '../text.ts';
import type { NetworkPicture } from './picture.ts';

/** Rows at most, spread evenly over the path. */
const most = 50;

/** The path in numbers, for readers of the screen. */
export function PathTable({ picture }: { picture: ReadonlySignal<NetworkPicture | undefined> }) {
  if (!picture.value) return null;
  const { surface, axes, inHand } = picture.value;
  const { steps, u, v, loss, height } = surface.paths[inHand]!;
  const rows = Math.min(most, steps.length);
  const places = Array.from({ length: rows }, (_, i) => Math.round((i * (steps.length - 1)) / Math.max(1, rows - 1)));
  return (
    <div class="reader-only">
      <table>
        <caption>{surface.compared ? `${t().pathTable}: ${picture.value.paths[inHand]!.name}` : t().pathTable}</caption>
        <thead>
          <tr>
            {[t().step, ...axes, t().loss, t().heightInPicture].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((i) => (
            <tr key={i}>
              <th scope="row">{whole(steps[i]!)}</th>
              {[u[i]!, v[i]!, loss[i] ?? Number.NaN, height[i] ?? Number.NaN].map((value, column) => (
                <td key={axes[column] ?? column}>{real(value, 3)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
