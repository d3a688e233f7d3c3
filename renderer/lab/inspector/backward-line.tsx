import { type LossName, outputActivation } from '../../../core/engine/network.ts';
import { real, t, whole } from '../../text.ts';
import { signClass } from '../network/sign-class.ts';
import { backDecimals } from './back-decimals.ts';
import type { BackTerm, BackwardSum } from './backward-sum.ts';
import { functionName } from './function-name.ts';
import { SumColumns } from './sum-columns.tsx';

interface BackwardLineProps {
  readonly sum: BackwardSum;
  readonly loss: LossName;
  readonly stacked: boolean;
}

/** w₁ δ₁ + w₂ δ₂ + … = ∂L/∂z, × h′(a) = δ; at an output y − t = δ. δ is ∂L/∂a. */
export function BackwardLine({ sum, loss, stacked }: BackwardLineProps) {
  const result = { key: 'delta', operator: '=', symbol: <Delta />, note: '∂L/∂a', value: sum.delta };
  if (sum.kind === 'output') {
    const columns = [
      { key: 'y', operator: '', symbol: <var>y</var>, note: functionName(outputActivation[loss]), value: sum.y },
      { key: 't', operator: '−', symbol: <var>t</var>, note: t().target, value: sum.target },
      { ...result, note: t()[`loss.${loss}`] },
    ];
    return <SumColumns columns={columns} stacked={false} withBars={false} decimals={backDecimals} />;
  }
  const { terms, others, back, slope } = sum;
  const columns = [
    ...terms.map((term, i) => ({
      key: String(term.target),
      operator: i > 0 ? '+' : '',
      symbol: <Names target={term.target} />,
      factors: <Factors term={term} />,
      value: term.product,
    })),
    ...(others.count > 0
      ? [{ key: 'others', operator: '+', symbol: '…', note: t().otherTerms(whole(others.count)), value: others.sum }]
      : []),
    { key: 'back', operator: '=', symbol: 'Σ', note: '∂L/∂z', value: back },
    { key: 'slope', operator: '×', symbol: <Slope />, note: t().slope, value: slope },
    result,
  ];
  return <SumColumns columns={columns} stacked={stacked} withBars={false} decimals={backDecimals} />;
}

const Delta = () => <var>δ</var>;
const Slope = () => (
  <>
    <var>h</var>′(<var>a</var>)
  </>
);

const Names = ({ target }: { target: number }) => (
  <span class="variable">
    <var>w</var>
    <sub>{target + 1}</sub> <var>δ</var>
    <sub>{target + 1}</sub>
  </span>
);

const Factors = ({ term: { weight, delta } }: { term: BackTerm }) => (
  <>
    <span class={signClass(weight)}>{real(weight)}</span> ×{'\u00a0'}
    {real(delta, backDecimals)}
  </>
);
