import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Measured } from '../../../core/protocol/messages.ts';
import { Canvas } from '../../draw/canvas.tsx';
import type { Lab } from '../../store/lab.ts';
import { real, t, whole } from '../../text.ts';
import { measuredNear } from './chart-layout.ts';
import { type ChartLook, paintChart } from './loss-picture.ts';

const decimals = 3;

/** Loss on training and test data along the run. Pointing at it, or the arrow keys, read the values at a step. */
export function LossChart({ lab }: { lab: Lab }) {
  const log = useSignal(false);
  /** The step that is read; none while nobody points or reads. */
  const read = useSignal<number | undefined>(undefined);
  const look = useMemo<ChartLook>(() => ({ log, read }), []);
  const paint = useMemo(() => paintChart(lab, look), [lab]);
  const plot = useRef<HTMLDivElement>(null);
  const frame = lab.calmFrame.value;
  const measured = frame?.measured ?? [];
  const shown = read.value === undefined ? frame?.now : measuredNear(measured, read.value);

  function point(event: PointerEvent): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    read.value = look.stepAt?.(event.clientX - box.left);
  }

  function walk(event: KeyboardEvent): void {
    const at = measured.indexOf(shown ?? measured[0]!);
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: measured.length - 1 }[event.key];
    if (event.key === 'Escape') read.value = undefined;
    if (next === undefined) return;
    event.preventDefault();
    read.value = measured[Math.max(0, Math.min(measured.length - 1, next))]?.step;
  }

  const leave = () => {
    read.value = undefined;
  };
  return (
    <>
      <h2 class="title">
        {t().loss}
        <button
          type="button"
          class="chip"
          aria-pressed={log.value}
          onClick={() => {
            log.value = !log.value;
          }}
        >
          {t().logScale}
        </button>
        {shown && <Values measured={shown} />}
      </h2>
      <div class="chart" ref={plot}>
        <div
          class="plot"
          role="slider"
          tabIndex={0}
          aria-label={t().lossByStep}
          aria-valuemin={0}
          aria-valuemax={frame?.end ?? 0}
          aria-valuenow={shown?.step ?? 0}
          aria-valuetext={shown && lossSentence(shown)}
          onPointerMove={point}
          onPointerLeave={leave}
          onKeyDown={walk}
          onBlur={leave}
        >
          <Canvas paint={paint} />
        </div>
        {shown && read.value !== undefined && (
          <span class="tip" style={{ left: `${look.tipAt?.(shown.step) ?? 0}px` }}>
            {t().stepIs(whole(shown.step))}
          </span>
        )}
      </div>
    </>
  );
}

/** The two losses with the marks they have in the chart. */
function Values({ measured: { train, test } }: { measured: Measured }) {
  return (
    <span class="value losses">
      <span class="train">
        ● <i>{t().training}</i> <b>{real(train.loss, decimals)}</b>
      </span>
      {test.count > 0 && (
        <span class="test">
          □ <i>{t().test}</i> <b>{real(test.loss, decimals)}</b>
        </span>
      )}
    </span>
  );
}

function lossSentence({ step, train, test }: Measured): string {
  const [at, training] = [whole(step), real(train.loss, decimals)];
  return test.count > 0 ? t().lossesAtBoth(at, training, real(test.loss, decimals)) : t().lossesAt(at, training);
}
