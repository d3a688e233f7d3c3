import '../styles/timeline.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Frame } from '../../core/protocol/messages.ts';
import { BranchesButton } from '../branches/branches-button.tsx';
import { Icon } from '../controls/icon.tsx';
import { Canvas } from '../draw/canvas.tsx';
import { textWidth } from '../draw/text-width.ts';
import { font, size, token } from '../draw/tokens.ts';
import type { Lab } from '../store/lab.ts';
import { t, whole } from '../text.ts';
import { throttle } from './throttle.ts';
import { flagsOf, type RunFlag } from './time/flags.ts';
import { runTimeOf } from './time/run-time.ts';
import type { Schedule } from './time/schedule.ts';
import { type PlacedFlag, placeFlags, timelineLayout } from './time/timeline-layout.ts';
import { timelinePaints } from './time/timeline-picture.ts';

/** Milliseconds between two steps that are asked for while the playhead is dragged. */
const pause = 40;
/** Milliseconds for which a step that was asked for may not be on screen yet; by then something else happened. */
const onItsWay = 5000;
const nothingAsked = { step: -1, time: Number.NEGATIVE_INFINITY };

/** Time: where the run stands, what it looked like before, and a playhead that goes to any step of it. */
export function Timeline({ lab }: { lab: Lab }) {
  return (
    <section class="time" aria-label={t().timeline}>
      <Now lab={lab} />
      <Line lab={lab} />
    </section>
  );
}

/** The epoch, the step, and the batch within the epoch that the step drew. */
function Now({ lab }: { lab: Lab }) {
  const step = lab.calmFrame.value?.step ?? 0;
  const place = runTimeOf(lab).value?.schedule.at(step);
  return (
    <div class="now">
      <BranchesButton lab={lab} />
      <span class="cap">{t().epoch}</span>
      <b class="num">{whole(place?.epoch ?? 0)}</b>
      <span class="cap">{t().stepIs(whole(step))}</span>
      <span class="cap">{place && t().batchOf(whole(place.batch), whole(place.batches))}</span>
    </div>
  );
}

function Line({ lab }: { lab: Lab }) {
  const paints = useMemo(() => timelinePaints(lab), [lab]);
  const seek = useMemo(() => throttle(pause, lab.seek), [lab]);
  const asked = useRef(nothingAsked);
  const frame = lab.calmFrame.value;
  const time = runTimeOf(lab).value;
  const [step, end] = [frame?.step ?? 0, frame?.end ?? 0];
  if (step === asked.current.step) asked.current = nothingAsked;

  function go(to: number): void {
    const next = Math.max(0, Math.min(lab.frame.value?.end ?? 0, to));
    if (next === asked.current.step && next === lab.frame.value?.step) return;
    asked.current = { step: next, time: performance.now() };
    seek.offer(next);
  }

  function drag(event: PointerEvent): void {
    const line = event.currentTarget as HTMLElement;
    if (event.type === 'pointerdown') line.setPointerCapture(event.pointerId);
    if (!line.hasPointerCapture(event.pointerId) || !time) return;
    const box = line.getBoundingClientRect();
    const layout = timelineLayout({ width: box.width, height: box.height, text: size('--t-1') }, time.span.length);
    go(layout.stepAt(event.clientX - box.left, lab.frame.value?.end ?? 0));
  }

  function press(event: KeyboardEvent): void {
    const now = lab.frame.value;
    // Keys that follow each other closely count from where the last one leads, not from what is on screen yet.
    const isPending = performance.now() - asked.current.time < onItsWay;
    const from = isPending ? asked.current.step : (now?.step ?? 0);
    const to = now && time && keyTarget(event, from, now.end, time.schedule);
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  }

  return (
    <div class="line">
      <div
        class="line-track"
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
        <Canvas paint={paints.past} />
        <Canvas paint={paints.now} />
      </div>
      <Flags lab={lab} onGo={go} />
    </div>
  );
}

/** Where a key of the slider leads: a step, with Page keys or Shift an epoch, or an end; undefined for other keys. */
function keyTarget(event: KeyboardEvent, step: number, end: number, schedule: Schedule): number | undefined {
  const { epoch, batch } = schedule.at(step);
  const started = schedule.endOf(epoch - 1);
  const atStart = batch === 0 || step === started;
  const nextEpoch = schedule.endOf(step === schedule.endOf(epoch) ? epoch + 1 : epoch);
  const lastEpoch = atStart ? schedule.endOf(epoch - 2) : started;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return event.shiftKey ? lastEpoch : step - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return event.shiftKey ? nextEpoch : step + 1;
    case 'PageDown':
      return lastEpoch;
    case 'PageUp':
      return nextEpoch;
    case 'Home':
      return 0;
    case 'End':
      return end;
    default:
      return undefined;
  }
}

/** Marks with an icon and words over the film, and a dotted line down to it; each leads to its step. */
function Flags({ lab, onGo }: { lab: Lab; onGo: (step: number) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const room = useSignal(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      room.value = entry!.contentRect.width;
    });
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  const [frame, time, width] = [lab.calmFrame.value, runTimeOf(lab).value, room.value];
  const placed = frame && time && width > 0 ? placedFlags(frame, width, time.span.length) : [];
  return (
    <div class="flags" ref={box}>
      {placed.map(({ flag, x, side, withWords }) => (
        <button
          key={`${flag.icon} ${flag.step}`}
          type="button"
          class={`flag to-${side}`}
          style={{ left: `${x}px` }}
          aria-label={t().flagAt(flag.text, whole(flag.step))}
          title={t().flagAt(flag.text, whole(flag.step))}
          onClick={() => onGo(flag.step)}
        >
          <Icon name={flag.icon} />
          {withWords && <span>{flag.text}</span>}
        </button>
      ))}
    </div>
  );
}

/** Space in px around the icon and the words of a flag. */
const around = 20;

function placedFlags(frame: Frame, width: number, length: number): readonly PlacedFlag<RunFlag>[] {
  const text = size('--t-1');
  const face = font('--t-1', token('--w-text'));
  const layout = timelineLayout({ width, height: 0, text }, length);
  const flags = flagsOf(frame, (words) => textWidth(words, face));
  return placeFlags(flags, layout, text + around, layout.x(frame.step));
}
