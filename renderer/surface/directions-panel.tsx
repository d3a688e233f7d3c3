import type { ReadonlySignal } from '@preact/signals';
import { directionNames } from '../../core/surface/directions.ts';
import { SelectField } from '../controls/select-field.tsx';
import { Switch } from '../controls/switch.tsx';
import type { Shape } from '../lab/network/shape-on-screen.ts';
import type { Lab } from '../store/lab.ts';
import { real, t, whole } from '../text.ts';
import { AxesPicker } from './axes-picker.tsx';
import { ComparedLanes } from './compared-lanes.tsx';
import { directionWords, setWords } from './direction-words.ts';
import { Float64Legend } from './float64-legend.tsx';
import { HeightLegend } from './height-legend.tsx';
import type { NetworkPicture } from './picture.ts';
import type { SurfaceStore } from './surface-store.ts';
import { TakeAway } from './take-away.tsx';
import { takenNetwork } from './taken.ts';

interface PanelProps {
  readonly lab: Lab;
  readonly store: SurfaceStore;
  readonly picture: ReadonlySignal<NetworkPicture | undefined>;
  readonly shape: ReadonlySignal<Shape | undefined>;
}

/** Along what the surface is cut, the scale of its heights, and what the picture is made of. */
export function DirectionsPanel({ lab, store, picture, shape }: PanelProps) {
  const compares = store.comparison.kind.value;
  const chosen = store.directions.value;
  // While those that moved most are looked for, the picker stays with those of the picture.
  const axes = store.axes.value ?? picture.value?.surface.axes;
  return (
    <aside class={compares ? 'left surface-left compares' : 'left surface-left'} aria-label={t().directions}>
      <DirectionsChoice store={store} isShort={compares !== undefined} />
      {chosen === 'weights' && shape.value && axes && (
        <AxesPicker
          shape={shape.value}
          axes={axes}
          onChoose={(axes) => {
            store.axes.value = axes;
          }}
        />
      )}
      {chosen === 'random' && (
        <Switch
          label={t().filterNormalised}
          on={store.normalised.value}
          onChange={(on) => {
            store.normalised.value = on;
          }}
        />
      )}
      {compares && <ComparedLanes lab={lab} store={store} kind={compares} />}
      <Colours store={store} picture={picture} />
      <Facts picture={picture} />
      <TakeAway lab={lab} taken={takenNetwork(lab, store, picture.value)} />
    </aside>
  );
}

/** Along what the surface is cut: with a line about what that means, or in a list where other things need the room. */
function DirectionsChoice({ store: { directions }, isShort }: { store: SurfaceStore; isShort: boolean }) {
  if (isShort) {
    return (
      <SelectField
        label={t().directions}
        value={directions.value}
        choices={directionNames.map((value) => ({ value, text: t()[directionWords[value].name] }))}
        onChoose={(name) => {
          directions.value = name;
        }}
      />
    );
  }
  return (
    <>
      <h2 class="title" id="directions-title">
        {t().directions}
      </h2>
      <div class="picks" role="radiogroup" aria-labelledby="directions-title">
        {directionNames.map((name) => (
          <label class="pick" key={name}>
            <input
              type="radio"
              name="directions"
              checked={name === directions.value}
              onChange={() => {
                directions.value = name;
              }}
            />
            <span>{t()[directionWords[name].name]}</span>
            <small>{t()[directionWords[name].hint]}</small>
          </label>
        ))}
      </div>
    </>
  );
}

/** What the colours stand for: the height, or how far it is from the same in float64. */
function Colours({ store, picture }: Pick<PanelProps, 'store' | 'picture'>) {
  const { shown } = store.float64;
  return (
    <>
      {shown.value ? (
        <Float64Legend map={picture.value?.float64} />
      ) : (
        <HeightLegend picture={picture} title={t().heightOfLoss} />
      )}
      <Switch
        label={t().colourByFloat64}
        on={shown.value}
        onChange={(on) => {
          shown.value = on;
        }}
      />
    </>
  );
}

function Facts({ picture }: { picture: ReadonlySignal<NetworkPicture | undefined> }) {
  if (!picture.value) return null;
  const { square, grid, samples, set, directions, check } = picture.value.surface;
  const { float64 } = picture.value;
  const facts = [
    [t().range, `± ${real(square.half, square.half < 0.5 ? 3 : 1)}`],
    [t().points, whole(grid * grid)],
    [t()[setWords[set]], t().samplesCounted(whole(samples))],
    [t().origin, t()[directionWords[directions].origin]],
    ...(check && !float64 ? [[t().float64Check, t().float64Apart(real(check.largest, 3))] as const] : []),
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
