import '../../styles/inspector.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { size } from '../../draw/tokens.ts';
import type { Lab, Unit } from '../../store/lab.ts';
import { moreDigits } from '../../store/preferences.ts';
import { real, t, whole } from '../../text.ts';
import { layerName } from '../network/layer-name.ts';
import { calmFrameOf, type Shape, shapeOnScreen, unitWithin, valuesOf } from '../network/shape-on-screen.ts';
import { signClass } from '../network/sign-class.ts';
import { Variable } from '../network/variable.tsx';
import { ActivationCurve } from './activation-curve.tsx';
import { digitWidth } from './digit-width.ts';
import { forwardSum } from './forward-sum.ts';
import { SoftmaxShare } from './softmax-share.tsx';
import { fitSum } from './sum-fit.ts';
import { SumLine } from './sum-line.tsx';

/** The arithmetic of the chosen neuron for the input in hand: every term of its sum, and what becomes of the sum. */
export function Inspector({ lab }: { lab: Lab }) {
  const onScreen = useMemo(() => shapeOnScreen(lab), [lab]);
  const element = useRef<HTMLElement>(null);
  const width = useSignal(0);

  useEffect(() => {
    const section = element.current!;
    const observer = new ResizeObserver(() => {
      width.value = section.clientWidth;
    });
    observer.observe(section);
    return () => observer.disconnect();
  }, []);

  const shape = onScreen.value;
  const unit = shape && unitWithin(shape, lab.chosen.value);
  return (
    <section class="inspect" aria-label={t().inspector} ref={element}>
      {shape && unit && <Who lab={lab} shape={shape} unit={unit} />}
      {shape &&
        unit &&
        (unit.layer === 0 ? (
          <InputValue lab={lab} shape={shape} unit={unit} />
        ) : (
          <Arithmetic lab={lab} shape={shape} unit={unit} width={width.value} />
        ))}
    </section>
  );
}

interface UnitProps {
  readonly lab: Lab;
  readonly shape: Shape;
  readonly unit: Unit;
}

/** Which neuron, and for which input. */
function Who({ lab, shape, unit }: UnitProps) {
  const x = calmFrameOf(lab)?.probe.x;
  const point = x && x.length > 0 && x.length <= 3 ? [...x].map((value) => real(value)).join(', ') : undefined;
  return (
    <div class="who">
      <h2>
        {layerName(shape, unit.layer)} ·{' '}
        {unit.layer === 0 ? <Variable name="x" index={unit.index + 1} /> : t().neuron(whole(unit.index + 1))}
      </h2>
      <p class="cap">{point ? t().atThePoint(point) : t().atSample(whole(lab.sample.value + 1))}</p>
    </div>
  );
}

/** An input adds nothing up: it is what the data say. */
function InputValue({ lab, shape, unit }: UnitProps) {
  const frame = calmFrameOf(lab);
  const value = frame && valuesOf(shape, frame, 0)?.[unit.index];
  if (value === undefined) return null;
  return (
    <p class="input-value">
      <Variable name="x" index={unit.index + 1} /> = <b class={signClass(value)}>{real(value)}</b>
    </p>
  );
}

function Arithmetic({ lab, shape, unit, width }: UnitProps & { width: number }) {
  const frame = calmFrameOf(lab);
  const { inputs, activation, units, outputs } = shape.layers[unit.layer - 1]!;
  const high = size('--inspector') - 22;
  const curveWide = Math.round(high * 1.16);
  const gap = size('--s-3');
  const free = width - 2 * size('--s-4') - whoWidth() - gap;
  const softmax = activation === 'softmax';
  const fit = fitSum(inputs, {
    withCurve: free - (softmax ? Math.max(curveWide, 12 * size('--t-1')) : curveWide) - gap,
    withoutCurve: free,
    text: size('--t-1'),
    digit: digitWidth(),
    decimals: moreDigits.value ? 6 : 2,
  });
  const sum = frame && width > 0 ? forwardSum(shape, frame, unit, fit.terms) : undefined;
  if (!frame || !sum) return null;
  return (
    <>
      <SumLine sum={sum} fit={fit} activation={activation} />
      {fit.curve && activation === 'softmax' && (
        <SoftmaxShare sums={frame.probe.a.subarray(units, units + outputs)} index={unit.index} z={sum.z} />
      )}
      {fit.curve && activation !== 'softmax' && (
        <ActivationCurve activation={activation} a={sum.a} z={sum.z} width={curveWide} height={high} />
      )}
    </>
  );
}

/** The first column's width, which inspector.css gives it too. */
const whoWidth = () => 11.5 * size('--t-2');
