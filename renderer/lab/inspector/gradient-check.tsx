import { centralDifference } from '../../../core/engine/central-difference.ts';
import { type ChainRule, slopeOf } from '../../../core/engine/chain-rule.ts';
import type { Samples } from '../../../core/engine/engine.ts';
import type { Frame } from '../../../core/protocol/messages.ts';
import { real, significant, t } from '../../text.ts';
import { type Parameter, placeOf } from '../network/parameter.ts';
import type { Shape } from '../network/shape-on-screen.ts';
import { Variable } from '../network/variable.tsx';
import { backDecimals } from './back-decimals.ts';
import { SlopeName } from './slope-name.tsx';

interface GradientCheckProps {
  readonly shape: Shape;
  readonly frame: Frame;
  readonly samples: Samples;
  readonly index: number;
  readonly chain: ChainRule;
  readonly parameter: Parameter;
}

/** One gradient by the chain rule and by a difference quotient of the loss of the same sample, and how far they are apart. */
export function GradientCheck({ shape, frame, samples, index, chain, parameter }: GradientCheckProps) {
  const { unit, source } = parameter;
  const place = placeOf(shape, parameter);
  const { inputs, units } = shape.layers[unit.layer - 1]!;
  const delta = chain.delta[units + unit.index]!;
  const analytic = slopeOf(chain, place);
  const numerical = centralDifference(shape.network, frame.parameters, samples, index, place);
  const input = source === 'bias' ? undefined : unit.layer === 1 ? chain.x[source] : chain.z[units - inputs + source];
  return (
    <div class="check" aria-live="off">
      <p>
        <SlopeName source={source} /> ={' '}
        {input === undefined ? (
          <var>δ</var>
        ) : (
          <>
            <Variable name={unit.layer === 1 ? 'x' : 'z'} index={Number(source) + 1} /> <var>δ</var> = {real(input)} ×{' '}
            {real(delta, backDecimals)}
          </>
        )}
      </p>
      <dl>
        <dt>{t().byChainRule}</dt>
        <dd>{significant(analytic)}</dd>
        <dt title="(L(w + h) − L(w − h)) / 2h, h = 10⁻⁴">{t().byDifference}</dt>
        <dd>{significant(numerical)}</dd>
        <dt>{t().apart}</dt>
        <dd>{significant(Math.abs(analytic - numerical), 2)}</dd>
      </dl>
      <p class="cap">
        (<var>L</var>(<var>w</var> + <var>h</var>) − <var>L</var>(<var>w</var> − <var>h</var>)) / 2<var>h</var>, h =
        10⁻⁴
      </p>
    </div>
  );
}
