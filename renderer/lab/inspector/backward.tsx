import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { chainRule } from '../../../core/engine/chain-rule.ts';
import { samplesOf } from '../../../core/engine/samples.ts';
import { size } from '../../draw/tokens.ts';
import type { Lab, Unit } from '../../store/lab.ts';
import { moreDigits } from '../../store/preferences.ts';
import { real, t, whole } from '../../text.ts';
import { parameterName } from '../network/parameter-name.ts';
import { calmFrameOf, type Shape } from '../network/shape-on-screen.ts';
import { signClass } from '../network/sign-class.ts';
import { backDecimals } from './back-decimals.ts';
import { BackwardLine } from './backward-line.tsx';
import { backwardSum, parameterSlopes } from './backward-sum.ts';
import { digitWidth } from './digit-width.ts';
import { GradientCheck } from './gradient-check.tsx';
import { SlopeName } from './slope-name.tsx';
import { fitSum } from './sum-fit.ts';

interface BackwardProps {
  readonly lab: Lab;
  readonly shape: Shape;
  readonly unit: Unit;
  /** Px beside the first column. */
  readonly free: number;
}

/** The chain rule at the chosen neuron for the sample in hand, its parameters' gradients, and a check of one of them. */
export function Backward({ lab, shape, unit, free }: BackwardProps) {
  const samples = useMemo(() => samplesOf(shape.dataset, shape.network), [shape]);
  const asked = useSignal<number | 'bias'>(0);
  const frame = calmFrameOf(lab);
  const index = lab.sample.value;
  const { train, test } = shape.dataset;
  if (!frame || index >= train + test) return null;
  const [set, at] = index < train ? [samples.train, index] : [samples.test, index - train];
  const chain = chainRule(shape.network, frame.parameters, set, at);

  const decimals = moreDigits.value ? 6 : backDecimals;
  const room = free - checkWidth() - size('--s-3');
  const fit = fitSum(shape.layers[unit.layer]?.outputs ?? 1, {
    withCurve: 0,
    withoutCurve: room,
    text: size('--t-1'),
    digit: digitWidth(),
    decimals,
  });
  const sum = backwardSum(shape, frame.parameters, chain, unit, fit.terms);
  const { inputs } = shape.layers[unit.layer - 1]!;
  const slopes = parameterSlopes(shape, chain, unit, slopesThatFit(inputs, room, decimals));
  const checked = slopes.find((one) => one.source === asked.value) ?? slopes[0]!;
  return (
    <>
      <div class="backward">
        <BackwardLine sum={sum} loss={shape.network.loss} stacked={fit.stacked} />
        <fieldset class="slopes" aria-label={t().checkedParameter}>
          {slopes.map(({ source, gradient }) => (
            <button
              key={source}
              type="button"
              aria-pressed={source === checked.source}
              title={parameterName(shape, { unit, source })}
              onClick={() => {
                asked.value = source;
              }}
            >
              <SlopeName source={source} />
              <span class={signClass(gradient)}>{real(gradient, backDecimals)}</span>
            </button>
          ))}
          {slopes.length <= inputs && <span class="cap">{t().otherTerms(whole(inputs + 1 - slopes.length))}</span>}
        </fieldset>
      </div>
      <GradientCheck
        shape={shape}
        frame={frame}
        samples={set}
        index={at}
        chain={chain}
        parameter={{ unit, source: checked.source }}
      />
    </>
  );
}

/** How many gradients stand side by side, with their names, and beside them how many there are more. */
function slopesThatFit(inputs: number, room: number, decimals: number): number {
  const text = size('--t-2');
  const name = (3.1 + 0.55 * String(inputs).length) * text;
  const number = ((decimals + 2.4) * digitWidth() * text) / size('--t-1');
  const most = Math.floor(room / (Math.max(name, number) + 16));
  return inputs + 1 <= most ? most : most - 1;
}

/** The check's width, which inspector.css gives it too. */
const checkWidth = () => 16.5 * size('--t-1');
