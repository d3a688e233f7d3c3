import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { plain, readNumber, t } from '../text.ts';
import { Icon } from './icon.tsx';
import { stepped } from './step-law.ts';

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly width?: string;
  /** Leaves the label to readers: what stands beside the field says it already. */
  readonly bare?: boolean;
  /** It only takes whole numbers: arrow keys go from one to the next. */
  readonly whole?: boolean;
  /** Usual values, offered as a list beside free typing. */
  readonly suggestions?: readonly number[];
  /** A sentence when the number will not do. */
  readonly refuse?: (value: number) => string | undefined;
  readonly onChange: (value: number) => void;
}

/**
 * A number to type, with point or comma or as a fraction; taken on Enter and on leaving. Arrow keys change it at once, and Escape
 * puts back what was there. What cannot be read stays, with a sentence.
 */
export function NumberField(props: NumberProps) {
  const { label, value, width, bare = false, whole = false, suggestions = [], refuse, onChange } = props;
  /** Where arrow keys began, until Enter or leaving makes it good. */
  const before = useRef<number | undefined>(undefined);
  /** What arrow keys led to, until the setting says so itself. */
  const held = useSignal<number | undefined>(undefined);
  const typed = useSignal<string | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  const id = useId();

  const now = held.value ?? value;
  useEffect(() => {
    held.value = undefined;
  }, [value]);

  /** Makes this the value; false, and the reason told, when it will not do. */
  function set(number: number): boolean {
    problem.value = refuse?.(number);
    if (problem.value !== undefined) return false;
    typed.value = undefined;
    if (number !== now) onChange(number);
    return true;
  }

  function take(text: string): void {
    const read = readNumber(text);
    if (read === undefined) problem.value = t().notANumber(text);
    else set(read);
  }

  function key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      before.current = undefined;
      if (typed.value !== undefined) take(typed.value);
    }
    const next = event.altKey ? undefined : stepped(event, readNumber(typed.value ?? '') ?? now, whole);
    if (next !== undefined) {
      event.preventDefault();
      before.current ??= now;
      if (set(next)) held.value = next;
    }
    if (event.key === 'Escape') {
      typed.value = held.value = problem.value = undefined;
      if (before.current !== undefined && before.current !== now) onChange(before.current);
      before.current = undefined;
    }
  }

  return (
    <div class="f" style={{ width }}>
      <span class={bare ? 'reader-only' : undefined}>
        <label for={id}>{label}</label>
      </span>
      <span class="in" aria-invalid={problem.value ? true : undefined}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          data-typing={typed.value !== undefined}
          autoComplete="off"
          list={suggestions.length > 0 ? `${id}-list` : undefined}
          aria-invalid={problem.value ? true : undefined}
          aria-describedby={problem.value ? `${id}-problem` : undefined}
          title={whole ? t().stepHintWhole : t().stepHint}
          value={typed.value ?? plain(now)}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
          onKeyDown={key}
          onBlur={(event) => {
            held.value = before.current = undefined;
            if (typed.value !== undefined) take(event.currentTarget.value);
          }}
        />
      </span>
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((one) => (
            <option key={one} value={plain(one)} />
          ))}
        </datalist>
      )}
      {problem.value && (
        <span class="say-error floating" id={`${id}-problem`} role="alert">
          <Icon name="error" />
          {problem.value}
        </span>
      )}
    </div>
  );
}
