import type { ReadonlySignal } from '@preact/signals';
import { type DirectionName, directionNames } from '../../core/surface/directions.ts';
import type { Messages } from '../../resources/messages/en.ts';
import { real, t, whole } from '../text.ts';
import { HeightLegend } from './height-legend.tsx';
import type { NetworkPicture } from './picture.ts';
import type { SurfaceStore } from './surface-store.ts';

type Word = { [Key in keyof Messages]: Messages[Key] extends string ? Key : never }[keyof Messages];

/** What each direction is called, what it is in one line, and where its origin lies. */
const words: Record<DirectionName, { readonly name: Word; readonly hint: Word; readonly origin: Word }> = {
  principal: { name: 'principal', hint: 'principalHint', origin: 'originMean' },
  'start-to-now': { name: 'startToNow', hint: 'startToNowHint', origin: 'originStart' },
  random: { name: 'randomNormalised', hint: 'randomHint', origin: 'originNow' },
};

interface PanelProps {
  readonly store: SurfaceStore;
  readonly picture: ReadonlySignal<NetworkPicture | undefined>;
}

/** Along what the surface is cut, the scale of its heights, and what the picture is made of. */
export function DirectionsPanel({ store, picture }: PanelProps) {
  const chosen = store.directions.value;
  return (
    <aside class="left surface-left" aria-label={t().directions}>
      <h2 class="title" id="directions-title">
        {t().directions}
      </h2>
      <div class="picks" role="radiogroup" aria-labelledby="directions-title">
        {directionNames.map((name) => (
          <label class="pick" key={name}>
            <input
              type="radio"
              name="directions"
              checked={name === chosen}
              onChange={() => {
                store.directions.value = name;
              }}
            />
            <span>{t()[words[name].name]}</span>
            <small>{t()[words[name].hint]}</small>
          </label>
        ))}
      </div>
      <HeightLegend picture={picture} title={t().heightOfLoss} />
      <Facts picture={picture} />
    </aside>
  );
}

function Facts({ picture }: { picture: ReadonlySignal<NetworkPicture | undefined> }) {
  if (!picture.value) return null;
  const { square, grid, samples, set, directions } = picture.value.surface;
  const facts = [
    [t().range, `± ${real(square.half, square.half < 0.5 ? 3 : 1)}`],
    [t().points, whole(grid * grid)],
    [set === 'train' ? t().trainingData : t().testData, t().samplesCounted(whole(samples))],
    [t().origin, t()[words[directions].origin]],
  ] as const;
  return (
    <dl class="facts cap">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
