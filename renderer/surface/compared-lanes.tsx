import '../styles/compared-lanes.css';
import type { ComparisonKind } from '../../core/surface/comparison.ts';
import { lookOfLane } from '../../core/surface/lane-look.ts';
import { NumberField } from '../controls/number-field.tsx';
import type { Lab } from '../store/lab.ts';
import { t, whole } from '../text.ts';
import type { LaneChoice } from './comparison-store.ts';
import { LaneCheck, LastLane } from './lane-check.tsx';
import { nameOfLane } from './lane-words.ts';
import type { SurfaceStore } from './surface-store.ts';

/** Steps of a comparison at most: more would make a class wait. */
const mostSteps = 100_000;
const suggested = [100, 300, 1000, 3000, 10_000];

/** Which lanes take part in a comparison, with the number in which they differ, and how far they go. */
export function ComparedLanes({ lab, store, kind }: { lab: Lab; store: SurfaceStore; kind: ComparisonKind }) {
  const { lanes, steps } = store.comparison;
  const on = lanes.value.filter((lane) => lane.on).length;
  return (
    <fieldset class="lane-list compared-lanes">
      <legend class="title">
        <span>{t()[`compare.${kind}`]}</span>
        <span class="value cap">{kind === 'optimizers' || kind === 'rates' ? t().learningRate : t().seed}</span>
      </legend>
      {lanes.value.map((lane) => (
        <LaneLine
          key={lane.place}
          {...{ lab, store, kind, lane }}
          isLast={lane.on && on === 1}
          look={lookOfLane(kind, lane, lanes.value.slice(0, lane.place).filter((one) => one.on).length)}
        />
      ))}
      {on === 1 && <LastLane />}
      <NumberField
        label={t().stepsEach}
        whole
        value={steps.value}
        suggestions={suggested}
        refuse={(count) =>
          Number.isInteger(count) && count >= 1 && count <= mostSteps
            ? undefined
            : t().wholeNumberFrom('1', whole(mostSteps))
        }
        onChange={(count) => {
          steps.value = count;
        }}
      />
    </fieldset>
  );
}

interface LineProps {
  readonly lab: Lab;
  readonly store: SurfaceStore;
  readonly kind: ComparisonKind;
  readonly lane: LaneChoice;
  readonly look: number;
  /** Whether it alone takes part. */
  readonly isLast: boolean;
}

function LaneLine({ lab, store, kind, lane, look, isLast }: LineProps) {
  const name = nameOfLane(kind, lane, lab.settings.value);
  const change = (next: Partial<LaneChoice>) => store.comparison.setLane(lane.place, next);
  const isRate = kind === 'optimizers' || kind === 'rates';
  const seed = kind === 'starts' ? (lane.start ?? lab.settings.value.seed) : lane.order;
  return (
    <div class="lane-line">
      <LaneCheck {...{ on: lane.on, look, name, isLast }} onChange={(on) => change({ on })} />
      {isRate ? (
        <NumberField
          label={t().rateOf(name)}
          value={lane.learningRate}
          refuse={(rate) => (rate > 0 ? undefined : t().rateAboveZero)}
          onChange={(learningRate) => change({ learningRate })}
        />
      ) : (
        <NumberField
          label={`${t().seed}: ${name}`}
          whole
          value={seed}
          refuse={(one) =>
            Number.isSafeInteger(one) && one >= 0 ? undefined : t().wholeNumberFrom('0', whole(Number.MAX_SAFE_INTEGER))
          }
          onChange={(one) => change(kind === 'starts' ? { start: one } : { order: one })}
        />
      )}
    </div>
  );
}
