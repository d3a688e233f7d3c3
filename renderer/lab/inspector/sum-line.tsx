import type { ComponentChildren } from 'preact';
import type { ActivationName } from '../../../core/engine/network.ts';
import { size } from '../../draw/tokens.ts';
import { real, t, whole } from '../../text.ts';
import { signClass } from '../network/sign-class.ts';
import { Variable } from '../network/variable.tsx';
import type { ForwardSum, Term } from './forward-sum.ts';
import { functionName } from './function-name.ts';
import type { SumFit } from './sum-fit.ts';

interface SumLineProps {
  readonly sum: ForwardSum;
  readonly fit: SumFit;
  readonly activation: ActivationName | 'softmax';
}

/** w₁ z₁ + w₂ z₂ + … + b = a, each with its numbers and a bar. Without room for the curve, z follows. */
export function SumLine({ sum, fit, activation }: SumLineProps) {
  const { terms, others, bias, a, z } = sum;
  return (
    <div class={`sum ${fit.stacked ? 'stacked' : ''}`}>
      {terms.map((term, i) => (
        <ProductTerm key={term.source} term={term} first={i === 0} />
      ))}
      {others.count > 0 && (
        <Column symbol="…" note={t().otherTerms(whole(others.count))} value={others.sum} operator="+" />
      )}
      <Column symbol={<var>b</var>} note={t().bias} value={bias} operator="+" />
      <Column symbol={<var>a</var>} note="Σ" value={a} operator="=" />
      {!fit.curve && <Column symbol={<var>z</var>} note={functionName(activation)} value={z} operator="→" />}
    </div>
  );
}

function ProductTerm({ term: { source, weight, input, product }, first }: { term: Term; first: boolean }) {
  return (
    <>
      {!first && <span class="op">+</span>}
      <div class="term">
        <span class="sym">
          <Variable name="w" index={source + 1} /> <Variable name="z" index={source + 1} />
        </span>
        <span class="mul">
          <span class={signClass(weight)}>{real(weight)}</span> ×{'\u00a0'}
          {real(input)}
        </span>
        <Bar value={product} />
        <span class={`out ${signClass(product)}`}>{real(product)}</span>
      </div>
    </>
  );
}

interface ColumnProps {
  readonly symbol: ComponentChildren;
  readonly note: string;
  readonly value: number;
  readonly operator: string;
}

function Column({ symbol, note, value, operator }: ColumnProps) {
  return (
    <>
      <span class="op">{operator}</span>
      <div class="term">
        <span class="sym">{symbol}</span>
        <span class="mul cap">{note}</span>
        <Bar value={value} />
        <span class={`out ${signClass(value)}`}>{real(value)}</span>
      </div>
    </>
  );
}

/** The value at which a bar is full. */
const fullBar = 2.2;

/** A bar from the middle on a fixed scale; one that does not fit ends in an arrow head. */
function Bar({ value }: { value: number }) {
  const half = 1.7 * size('--t-2');
  const shown = Math.max(-1, Math.min(1, (Number.isNaN(value) ? 0 : value) / fullBar)) * half;
  const beyond = Math.abs(value) > fullBar;
  return (
    <svg class={signClass(value)} width={2 * half} height="9" aria-hidden="true">
      <path class="zero" d={`M${half} 0v9`} />
      <path class="bar" d={`M${half} 4.5h${shown - (beyond ? 4 * Math.sign(value) : 0)}`} />
      {beyond && <path class="head" d={value < 0 ? 'M0 4.5l5 -4.5v9z' : `M${2 * half} 4.5l-5 -4.5v9z`} />}
    </svg>
  );
}
