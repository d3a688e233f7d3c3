import type { ReadonlySignal } from '@preact/signals';
import { real, t, whole } from '../text.ts';
import type { NetworkPicture } from './picture.ts';

/** Rows at most, spread evenly over the path. */
const most = 50;

interface TableProps {
  /** What the path is called; nothing where there is only one. */
  readonly name: string | undefined;
  /** (points) */
  readonly steps: ArrayLike<number>;
  /** Names of columns, with a number for each point. */
  readonly columns: readonly (readonly [name: string, numbers: ArrayLike<number>])[];
}

/** A path in numbers, for readers of the screen. */
export function PathTable({ name, steps, columns }: TableProps) {
  const rows = Math.min(most, steps.length);
  const places = Array.from({ length: rows }, (_, i) => Math.round((i * (steps.length - 1)) / Math.max(1, rows - 1)));
  return (
    <div class="reader-only">
      <table>
        <caption>{name === undefined ? t().pathTable : `${t().pathTable}: ${name}`}</caption>
        <thead>
          <tr>
            {[t().step, ...columns.map(([title]) => title)].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((i) => (
            <tr key={i}>
              <th scope="row">{whole(steps[i]!)}</th>
              {columns.map(([title, numbers]) => (
                <td key={title}>{real(numbers[i] ?? Number.NaN, 3)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The path in hand on the surface of a network. */
export function NetworkPathTable({ picture }: { picture: ReadonlySignal<NetworkPicture | undefined> }) {
  if (!picture.value) return null;
  const { surface, axes, inHand, paths } = picture.value;
  const { steps, u, v, loss, height } = surface.paths[inHand]!;
  return (
    <PathTable
      name={surface.compared && paths[inHand]!.name}
      steps={steps}
      columns={[
        [axes[0], u],
        [axes[1], v],
        [t().loss, loss],
        [t().heightInPicture, height],
      ]}
    />
  );
}
