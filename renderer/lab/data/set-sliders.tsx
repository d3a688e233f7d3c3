import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { BuiltInName } from '../../../core/data/built-in.ts';
import type { DataSettings } from '../../../core/training/settings.ts';
import { Slider } from '../../controls/slider.tsx';
import type { Lab } from '../../store/lab.ts';
import { percent, real, t, whole } from '../../text.ts';
import { throttle } from '../throttle.ts';

type BuiltInData = Extract<DataSettings, { kind: 'built-in' }>;

/** Milliseconds between two new runs while a slider is dragged. */
const pause = 100;

/** How far the sliders go: four corners need fewer samples than a cloud, and a hand may be livelier than a cloud is wide. */
function rangesOf(name: BuiltInName): { noise: number; samples: { min: number; max: number; step: number } } {
  switch (name) {
    case 'and':
    case 'nand':
    case 'or':
    case 'xor-gate':
      return { noise: 0.3, samples: { min: 4, max: 200, step: 4 } };
    case 'digits':
      return { noise: 1, samples: { min: 100, max: 10_000, step: 100 } };
    default:
      return { noise: 0.3, samples: { min: 20, max: 1000, step: 10 } };
  }
}

/** Noise, number and test share of a built-in data set. Moving one starts a new run, and the last position always counts. */
export function SetSliders({ lab, data }: { lab: Lab; data: BuiltInData }) {
  // What the sliders show while the run lags behind them.
  const moved = useSignal<BuiltInData | undefined>(undefined);
  const restart = useMemo(
    () =>
      throttle<BuiltInData>(pause, (next) => {
        moved.value = undefined;
        lab.configure({ data: next });
      }),
    [lab],
  );
  useEffect(() => {
    moved.value = undefined;
    return restart.cancel;
  }, [data.name]);

  const shown = moved.value ?? data;
  const change = (part: Partial<BuiltInData>) => {
    moved.value = { ...shown, ...part };
    restart.offer(moved.value);
  };
  const { noise, samples } = rangesOf(data.name);
  return (
    <div class="rows">
      <Slider
        label={t().noise}
        value={shown.noise}
        min={0}
        max={noise}
        step={0.01}
        text={real(shown.noise)}
        onInput={(value) => change({ noise: value })}
      />
      <Slider
        label={t().samples}
        value={shown.samples}
        {...samples}
        text={whole(shown.samples)}
        onInput={(value) => change({ samples: value })}
      />
      <Slider
        label={t().testShare}
        value={shown.testShare}
        min={0}
        max={0.8}
        step={0.01}
        text={percent(shown.testShare)}
        onInput={(value) => change({ testShare: value })}
      />
    </div>
  );
}
