import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { limits } from '../../../core/limits.ts';
import { FormulaError } from '../../../core/surface/formula/formula-error.ts';
import { Icon } from '../../controls/icon.tsx';
import { errorText } from '../../error-text.ts';
import { t } from '../../text.ts';
import type { FunctionStore } from './function-store.ts';

/**
 * The formula in letters; taken on Enter and on leaving. One that cannot be read stays in the field with a sentence and a
 * mark at its column; the function in use stays as well.
 */
export function FormulaField({ store }: { store: FunctionStore }) {
  const typed = useSignal<string | undefined>(undefined);
  const problem = useSignal<{ readonly column: number; readonly message: string } | undefined>(undefined);
  const id = useId();

  function forget(): void {
    typed.value = undefined;
    problem.value = undefined;
  }

  function take(text: string): void {
    if (text === store.formula.value) return forget();
    try {
      store.write(text);
      forget();
    } catch (failure) {
      const column = failure instanceof FormulaError ? failure.column : 1;
      problem.value = { column, message: errorText(failure) };
    }
  }

  const text = typed.value ?? store.formula.value;
  const fault = problem.value;
  return (
    <div class="f formula-field">
      <span>
        <label for={id}>f(x, y) =</label>
      </span>
      <span class="in" aria-invalid={fault ? true : undefined}>
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellcheck={false}
          maxLength={limits.formula}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-problem` : `${id}-hint`}
          value={text}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            problem.value = undefined;
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take(event.currentTarget.value);
            if (event.key === 'Escape') forget();
          }}
          onBlur={(event) => typed.value !== undefined && take(event.currentTarget.value)}
        />
      </span>
      {fault ? (
        <span class="say-error" id={`${id}-problem`} role="alert">
          <Icon name="error" />
          <span>
            {fault.message}
            <code class="formula-fault" aria-hidden="true">
              {text.slice(Math.max(0, fault.column - 12), fault.column - 1)}
              <mark>{text.slice(fault.column - 1, fault.column) || ' '}</mark>
              {text.slice(fault.column, fault.column + 8)}
            </code>
          </span>
        </span>
      ) : (
        <span class="cap tall" id={`${id}-hint`}>
          {t().formulaHint}
        </span>
      )}
    </div>
  );
}
