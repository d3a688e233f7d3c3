import type { ComponentChildren } from 'preact';
import { size } from '../../draw/tokens.ts';
import { real } from '../../text.ts';
import { signClass } from '../network/sign-class.ts';

/** One part of a formula: what it is called, how it comes about, a bar and its number; before it the sign to it. */
interface SumColumn {
  readonly key: string;
  readonly operator: string;
  readonly symbol: ComponentChildren;
  readonly value: number;
  /** The two numbers that the value is the product of; or a word. */
  readonly factors?: ComponentChildren;
  readonly note?: string;
  /** Stands for the written value, as a field of the same number. */
  readonly field?: ComponentChildren;
}

interface SumColumnsProps {
  readonly columns: readonly SumColumn[];
  /** Factors stand on two lines. */
  readonly stacked: boolean;
  readonly withBars: boolean;
  readonly decimals?: number;
}

/** A formula with its numbers: w₁ z₁ + w₂ z₂ + … = a. */
export function SumColumns({ columns, stacked, withBars, decimals = 2 }: SumColumnsProps) {
  return (
    <div class={`sum ${stacked ? 'stacked' : ''}`}>
      {columns.map(({ key, operator, symbol, value, factors, note, field }) => (
        <div key={key} class="part">
          {operator !== '' && <span class="op">{operator}</span>}
          <div class="term">
            <span class="sym">{symbol}</span>
            <span class={factors ? 'mul' : 'mul cap'}>{factors ?? note}</span>
            {withBars && <Bar value={value} />}
            <span class={`out ${signClass(value)}`}>{field ?? real(value, decimals)}</span>
          </div>
        </div>
      ))}
    </div>
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
