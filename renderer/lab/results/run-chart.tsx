import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Frame, Measured } from '../../../core/protocol/messages.ts';
import { Button } from '../../controls/button.tsx';
import { Segments } from '../../controls/segments.tsx';
import { Canvas } from '../../draw/canvas.tsx';
import type { Lab } from '../../store/lab.ts';
import { percent, real, t, whole } from '../../text.ts';
import { lowestTest } from '../time/flags.ts';
import { runTimeOf } from '../time/run-time.ts';
import { accuracyOf, measuredNear } from './chart-layout.ts';
import { type ChartLook, paintChart, type Quantity } from './chart-picture.ts';
import { chartLog, chartQuantity, chartZoom } from './chart-state.ts';
import { holding, type Stretch, stretchBetween, zoomed } from './chart-zoom.ts';
import { LayersDialog } from './layers-dialog.tsx';
import { LogSwitch } from './log-switch.tsx';

const decimals = 3;
/** How much one key, or one notch of a wheel, changes the stretch that is seen. */
const notch = 1.5;
/** A pointer that moved less than so many px has clicked. */
const leastDrag = 5;

/**
 * Loss and accuracy on training and test data along the run. Pointing at it, or the arrow keys, read the values at a step;
 * dragging, the wheel, plus and minus zoom; a double click or Escape shows the whole run again.
 */
export function RunChart({ lab }: { lab: Lab }) {
  const [quantity, log, zoom] = [chartQuantity, chartLog, chartZoom];
  const layers = useSignal(false);
  const picked = useSignal<Stretch | undefined>(undefined);
  /** The step that is read; none while nobody points or reads. */
  const read = useSignal<number | undefined>(undefined);
  const look = useMemo<ChartLook>(() => ({ quantity, log, zoom, picked, read }), []);
  const paint = useMemo(() => paintChart(lab, look), [lab]);
  const pressed = useRef<{ x: number; step: number } | undefined>(undefined);
  const frame = lab.calmFrame.value;
  const measured = frame?.measured ?? [];
  const shown = read.value === undefined ? frame?.now : measuredNear(measured, read.value);
  const divides = lab.dataset.value?.target.kind === 'classes';
  if (!divides && quantity.value === 'accuracy') quantity.value = 'loss';

  const length = () => runTimeOf(lab).value?.span.length ?? 0;
  const stretch = () => zoom.value ?? { from: 0, to: length() };
  const placeOf = (event: MouseEvent) =>
    event.clientX - (event.currentTarget as HTMLElement).getBoundingClientRect().left;

  function press(event: PointerEvent): void {
    if (event.button !== 0) return;
    const x = placeOf(event);
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    pressed.current = { x, step: look.stepAt?.(x) ?? 0 };
  }

  function point(event: PointerEvent): void {
    const x = placeOf(event);
    read.value = look.stepAt?.(x);
    const from = pressed.current;
    if (!from || read.value === undefined || Math.abs(x - from.x) < leastDrag) return;
    picked.value = { from: Math.min(from.step, read.value), to: Math.max(from.step, read.value) };
  }

  function release(): void {
    pressed.current = undefined;
    if (picked.value) zoom.value = stretchBetween(picked.value.from, picked.value.to, length());
    picked.value = undefined;
  }

  function turn(event: WheelEvent): void {
    event.preventDefault();
    const factor = notch ** Math.max(-1, Math.min(1, event.deltaY / 100));
    zoom.value = zoomed(stretch(), look.stepAt?.(placeOf(event)) ?? 0, factor, length());
  }

  function seeAll(): void {
    zoom.value = picked.value = pressed.current = undefined;
  }

  function key(event: KeyboardEvent): void {
    // The latest measure may have come without the others.
    const near = measuredNear(measured, shown?.step ?? 0);
    const at = near ? measured.indexOf(near) : -1;
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: measured.length - 1 }[event.key];
    const factor = { '+': 1 / notch, '=': 1 / notch, '-': notch }[event.key];
    if (event.key === 'Escape') {
      read.value = undefined;
      seeAll();
    }
    if (factor) zoom.value = zoomed(stretch(), shown?.step ?? 0, factor, length());
    if (next !== undefined) {
      const step = measured[Math.max(0, Math.min(measured.length - 1, next))]?.step;
      read.value = step;
      if (zoom.value && step !== undefined) zoom.value = holding(zoom.value, step, length());
    }
    if (factor || next !== undefined) event.preventDefault();
  }

  const leave = () => {
    read.value = undefined;
  };
  return (
    <>
      <h2 class="reader-only">{quantity.value === 'loss' ? t().loss : t().accuracy}</h2>
      <div class="title">
        <Segments<Quantity>
          label={t().chartOf}
          value={quantity.value}
          choices={[
            { value: 'loss', text: t().loss },
            ...(divides ? [{ value: 'accuracy' as const, text: t().accuracyTitle }] : []),
          ]}
          onChoose={(next) => {
            quantity.value = next;
          }}
        />
        {quantity.value === 'loss' && <LogSwitch log={log} />}
        {zoom.value && <Button label={t().wholeRun} icon="whole" look="quiet" onPress={seeAll} />}
        <button type="button" class="chip layers-chip" aria-haspopup="dialog" onClick={() => (layers.value = true)}>
          {t().layers}…
        </button>
        {layers.value && <LayersDialog lab={lab} onClose={() => (layers.value = false)} />}
      </div>
      {frame && shown && <Values frame={frame} measured={shown} quantity={quantity.value} />}
      <div class="chart">
        <div
          class="plot"
          role="slider"
          tabIndex={0}
          aria-label={quantity.value === 'loss' ? t().lossByStep : t().accuracyByStep}
          aria-description={t().chartHelp}
          aria-valuemin={0}
          aria-valuemax={frame?.end ?? 0}
          aria-valuenow={shown?.step ?? 0}
          aria-valuetext={shown && sentence(shown, quantity.value)}
          onPointerDown={press}
          onPointerMove={point}
          onPointerUp={release}
          onPointerCancel={release}
          onPointerLeave={leave}
          onWheel={turn}
          onDblClick={seeAll}
          onKeyDown={key}
          onBlur={leave}
        >
          <Canvas paint={paint} />
        </div>
        {shown && read.value !== undefined && (
          <Tip
            step={shown.step}
            lowest={lowestTest(measured)?.step === shown.step}
            left={look.tipAt?.(shown.step) ?? 0}
          />
        )}
      </div>
    </>
  );
}

function Tip({ step, lowest, left }: { step: number; lowest: boolean; left: number }) {
  return (
    <span class="tip" style={{ left: `${left}px` }}>
      {t().stepIs(whole(step))}
      {lowest && ` ★ ${t().lowestTest}`}
    </span>
  );
}

interface ValuesProps {
  readonly frame: Frame;
  readonly measured: Measured;
  readonly quantity: Quantity;
}

/** The two numbers with the marks they have in the chart, and their step when it is not the one on screen. */
function Values({ frame, measured: { step, train, test }, quantity }: ValuesProps) {
  const text = textOf(quantity);
  return (
    <p class="losses">
      <span class="train">
        ● <i>{t().training}</i> <b>{text(train)}</b>
      </span>
      {test.count > 0 && (
        <span class="test">
          □ <i>{t().test}</i> <b>{text(test)}</b>
        </span>
      )}
      {step !== frame.step && <span class="cap">{t().atStep(whole(step))}</span>}
    </p>
  );
}

function textOf(quantity: Quantity) {
  return (evaluation: Measured['train']) =>
    quantity === 'loss' ? real(evaluation.loss, decimals) : percent(accuracyOf(evaluation));
}

function sentence({ step, train, test }: Measured, quantity: Quantity): string {
  const text = textOf(quantity);
  return test.count > 0
    ? t().lossesAtBoth(whole(step), text(train), text(test))
    : t().lossesAt(whole(step), text(train));
}
