import { useSignal } from '@preact/signals';
import type { RunHead } from '../../core/run-file/read-head.ts';
import { Segments } from '../controls/segments.tsx';
import { SelectChip } from '../controls/select-field.tsx';
import { Canvas } from '../draw/canvas.tsx';
import { LogSwitch } from '../lab/results/log-switch.tsx';
import { t, whole } from '../text.ts';
import { type CurveAlong, type CurveMeasure, curveMeasures, overlayOf } from './overlay-layout.ts';
import { paintOverlay } from './overlay-picture.ts';
import { mostChosen } from './shelf.ts';
import { Swatch } from './swatch.tsx';

interface Chosen {
  readonly name: string;
  readonly head: RunHead;
}

/** The curves of the chosen runs in one chart, and which is which. */
export function OverlayPanel({ chosen }: { chosen: readonly Chosen[] }) {
  const measure = useSignal<CurveMeasure>('train loss');
  const along = useSignal<CurveAlong>('step');
  const isLog = useSignal(false);
  const names = { 'train loss': t().trainLoss, 'test loss': t().testLoss, accuracy: t().accuracy };
  const overlay = overlayOf(
    chosen.map((one) => one.head),
    measure.value,
    along.value,
    isLog.value,
  );
  const label = `${names[measure.value]}: ${chosen.map((one) => one.name).join(', ')}`;
  return (
    <aside class="right runs-overlay" aria-label={t().curves}>
      <h2 class="title">{t().curves}</h2>
      <div class="runs-curve-choice">
        <SelectChip
          label={t().curveMeasure}
          value={measure.value}
          choices={curveMeasures.map((value) => ({ value, text: names[value] }))}
          onChoose={(value) => {
            measure.value = value;
          }}
        />
        <Segments
          label={t().along}
          value={along.value}
          choices={[
            { value: 'step', text: t().steps },
            { value: 'epoch', text: t().epochs },
          ]}
          onChoose={(value) => {
            along.value = value;
          }}
        />
        {measure.value !== 'accuracy' && <LogSwitch log={isLog} />}
      </div>
      {chosen.length === 0 ? (
        <p class="cap">{t().chooseForCurves}</p>
      ) : (
        <>
          <Canvas
            class="runs-chart"
            role="img"
            aria-label={label}
            paint={paintOverlay(overlay, measure.value, along.value)}
          />
          <ol class="runs-legend">
            {chosen.map(({ name }, i) => (
              <li key={name}>
                <Swatch i={i} />
                <span>{overlay.curves[i]!.points.length > 0 ? name : t().noCurve(name)}</span>
              </li>
            ))}
          </ol>
          {chosen.length === mostChosen && <p class="cap">{t().mostCurves(whole(mostChosen))}</p>}
        </>
      )}
    </aside>
  );
}
