import '../../styles/inspector.css';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Segments } from '../../controls/segments.tsx';
import { size } from '../../draw/tokens.ts';
import type { Lab, Unit } from '../../store/lab.ts';
import { moreDigits } from '../../store/preferences.ts';
import { real, t, whole } from '../../text.ts';
import { backToNeuron } from '../network/focus-way.ts';
import type { Graph } from '../network/graph.ts';
import { layerName } from '../network/layer-name.ts';
import { calmFrameOf, type Shape, valuesOf } from '../network/shape-on-screen.ts';
import { signClass } from '../network/sign-class.ts';
import { Variable } from '../network/variable.tsx';
import { ActivationCurve } from './activation-curve.tsx';
import { Backward } from './backward.tsx';
import { digitWidth } from './digit-width.ts';
import { forwardSum } from './forward-sum.ts';
import { SoftmaxShare } from './softmax-share.tsx';
import { fitSum } from './sum-fit.ts';
import { SumLine } from './sum-line.tsx';

type Pass = 'forward' | 'backward';

/**
 * The arithmetic of the chosen neuron for the sample in hand: forward every term of its sum and what becomes of it,
 * backward the chain rule. Escape goes back to the neuron.
 */
export function Inspector({ graph }: { graph: Graph }) {
  const { lab } = graph;
  const pass = useSignal<Pass>('forward');
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

  const shape = graph.shape.value;
  if (!shape) return <section class="inspect" aria-label={t().inspector} ref={element} />;
  const unit = graph.chosen.value;
  const props = { lab, graph, shape, unit };
  // The first column's width, which inspector.css gives it too.
  const free = width.value - 2 * size('--s-4') - whoWidth() - size('--s-3');
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') backToNeuron(event.currentTarget as HTMLElement);
  };
  return (
    <section class="inspect" aria-label={t().inspector} ref={element} onKeyDown={leave}>
      <Who {...props} pass={pass} />
      {unit.layer === 0 && <InputValue {...props} />}
      {unit.layer > 0 && width.value > 0 && pass.value === 'forward' && <Forward {...props} free={free} />}
      {unit.layer > 0 && width.value > 0 && pass.value === 'backward' && <Backward {...props} free={free} />}
    </section>
  );
}

interface UnitProps {
  readonly lab: Lab;
  readonly graph: Graph;
  readonly shape: Shape;
  readonly unit: Unit;
}

/** Which neuron, for which input, and which way. */
function Who({ lab, shape, unit, pass }: UnitProps & { pass: Signal<Pass> }) {
  const x = calmFrameOf(lab)?.probe.x;
  const sample = lab.sample.value;
  const inHand = sample < shape.dataset.train + shape.dataset.test ? t().atSample(whole(sample + 1)) : undefined;
  const point = x && x.length > 0 && x.length <= 3 ? [...x].map((value) => real(value)).join(', ') : undefined;
  return (
    <div class="who">
      <div>
        <h2>
          {layerName(shape, unit.layer)} ·{' '}
          {unit.layer === 0 ? <Variable name="x" index={unit.index + 1} /> : t().neuron(whole(unit.index + 1))}
        </h2>
        <p class="cap">{point ? t().atThePoint(point) : inHand}</p>
      </div>
      {unit.layer > 0 && (
        <Segments
          label={t().passShown}
          value={pass.value}
          choices={[
            { value: 'forward', text: t().forward },
            { value: 'backward', text: t().backward },
          ]}
          onChoose={(next) => {
            pass.value = next;
          }}
        />
      )}
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

function Forward({ lab, graph, shape, unit, free }: UnitProps & { free: number }) {
  const frame = calmFrameOf(lab);
  const { inputs, activation, units, outputs } = shape.layers[unit.layer - 1]!;
  const high = size('--inspector') - 22;
  const curveWide = Math.round(high * 1.16);
  const gap = size('--s-3');
  const softmax = activation === 'softmax';
  const fit = fitSum(inputs, {
    withCurve: free - (softmax ? Math.max(curveWide, 12 * size('--t-1')) : curveWide) - gap,
    withoutCurve: free,
    text: size('--t-1'),
    digit: digitWidth(),
    decimals: moreDigits.value ? 6 : 2,
  });
  const sum = frame && forwardSum(shape, frame, unit, fit.terms);
  if (!frame || !sum) return null;
  return (
    <>
      <SumLine graph={graph} shape={shape} unit={unit} sum={sum} fit={fit} activation={activation} />
      {fit.curve && activation === 'softmax' && (
        <SoftmaxShare sums={frame.probe.a.subarray(units, units + outputs)} index={unit.index} z={sum.z} />
      )}
      {fit.curve && activation !== 'softmax' && (
        <ActivationCurve activation={activation} a={sum.a} z={sum.z} width={curveWide} height={high} />
      )}
    </>
  );
}

const whoWidth = () => 11.5 * size('--t-2');
