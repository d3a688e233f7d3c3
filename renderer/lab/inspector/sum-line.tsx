import type { ActivationName } from '../../../core/engine/network.ts';
import type { Unit } from '../../store/lab.ts';
import { real, t, whole } from '../../text.ts';
import type { Graph } from '../network/graph.ts';
import type { Shape } from '../network/shape-on-screen.ts';
import { Variable } from '../network/variable.tsx';
import type { ForwardSum, Term } from './forward-sum.ts';
import { functionName } from './function-name.ts';
import { SumColumns } from './sum-columns.tsx';
import type { SumFit } from './sum-fit.ts';
import { UnitParameter } from './unit-parameter.tsx';

interface SumLineProps {
  readonly graph: Graph;
  readonly shape: Shape;
  readonly unit: Unit;
  readonly sum: ForwardSum;
  readonly fit: SumFit;
  readonly activation: ActivationName | 'softmax';
}

/** w₁ z₁ + w₂ z₂ + … + b = a, each with its numbers and a bar; weights and bias can be set. Without a curve, z follows. */
export function SumLine({ graph, shape, unit, sum, fit, activation }: SumLineProps) {
  const { terms, others, bias, a, z } = sum;
  const field = (source: number | 'bias', value: number) => (
    <UnitParameter graph={graph} shape={shape} parameter={{ unit, source }} value={value} />
  );
  const columns = [
    ...terms.map((term, i) => ({
      key: `${unit.layer}/${unit.index}/${term.source}`,
      operator: i > 0 ? '+' : '',
      symbol: <Product letter={unit.layer === 1 ? 'x' : 'z'} source={term.source} />,
      factors: <Factors term={term} weight={field(term.source, term.weight)} />,
      value: term.product,
    })),
    ...(others.count > 0
      ? [{ key: 'others', operator: '+', symbol: '…', note: t().otherTerms(whole(others.count)), value: others.sum }]
      : []),
    {
      key: `${unit.layer}/${unit.index}/bias`,
      operator: '+',
      symbol: <var>b</var>,
      note: t().bias,
      value: bias,
      field: field('bias', bias),
    },
    { key: 'a', operator: '=', symbol: <var>a</var>, note: 'Σ', value: a },
    ...(fit.curve ? [] : [{ key: 'z', operator: '→', symbol: <var>z</var>, note: functionName(activation), value: z }]),
  ];
  return <SumColumns columns={columns} stacked={fit.stacked} withBars />;
}

const Product = ({ letter, source }: { letter: string; source: number }) => (
  <>
    <Variable name="w" index={source + 1} /> <Variable name={letter} index={source + 1} />
  </>
);

function Factors({ term, weight }: { term: Term; weight: preact.ComponentChildren }) {
  return (
    <>
      {weight} ×{'\u00a0'}
      {real(term.input)}
    </>
  );
}
