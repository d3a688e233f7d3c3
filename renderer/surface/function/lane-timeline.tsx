import '../../styles/timeline.css';
import { useMemo } from 'preact/hooks';
import { Canvas } from '../../draw/canvas.tsx';
import { size } from '../../draw/tokens.ts';
import { t, whole } from '../../text.ts';
import { type FunctionStore, mostSteps } from './function-store.ts';
import { laneChart } from './lane-chart-layout.ts';
import { lanePaint } from './lane-chart-picture.ts';

interface TimelineProps {
  readonly store: FunctionStore;
  readonly onSeek: () => void;
}

const keySteps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The height of every lane by step, and a playhead that goes to any step so far. */
export function LaneTimeline({ store, onSeek }: TimelineProps) {
  const paint = useMemo(() => lanePaint(store), [store]);
  const [step, end] = [store.calmStep.value, Math.max(store.calmStep.value, store.end.peek())];

  function go(to: number): void {
    onSeek();
    store.goTo(Math.max(0, Math.min(store.end.value, to)));
  }

  function drag(event: PointerEvent): void {
    const line = event.currentTarget as HTMLElement;
    if (event.type === 'pointerdown') line.setPointerCapture(event.pointerId);
    if (!line.hasPointerCapture(event.pointerId)) return;
    const { left, width, height } = line.getBoundingClientRect();
    go(laneChart({ width, height, text: size('--t-1') }, store.end.value).stepAt(event.clientX - left));
  }

  function press(event: KeyboardEvent): void {
    const by = keySteps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(store.step.value + by);
  }

  return (
    <section class="time" aria-label={t().timeline}>
      <div class="now">
        <span class="cap">{t().step}</span>
        <b class="num">{whole(step)}</b>
        <span class="cap">{t().ofAtMost(whole(mostSteps))}</span>
      </div>
      <div
        class="line"
        role="slider"
        tabIndex={0}
        aria-label={t().timeline}
        aria-valuemin={0}
        aria-valuemax={end}
        aria-valuenow={step}
        aria-valuetext={t().timelineValue(whole(step), whole(end))}
        onPointerDown={drag}
        onPointerMove={drag}
        onKeyDown={press}
      >
        <Canvas paint={paint} aria-hidden="true" />
      </div>
    </section>
  );
}
