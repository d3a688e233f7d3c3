import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { plain, readNumber, t } from '../text.ts';
import { Icon } from './icon.tsx';

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly width?: string;
  /** Leaves the label to readers: what stands beside the field says it already. */
  readonly bare?: boolean;
  /** Usual values, offered as a list beside free typing. */
  readonly suggestions?: readonly number[];
  /** A sentence when the number will not do. */
  readonly refuse?: (value: number) => string | undefined;
  readonly onChange: (value: number) => void;
}

/** A number to type, with point or comma or as a fraction; taken on Enter and on leaving. What cannot be read stays, with a sentence. */
export function NumberField({ label, value, width, bare = false, suggestions = [], refuse, onChange }: NumberProps) {
  const typed = useSignal<string | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  const id = useId();

  function take(text: string): void {
    const read = readNumber(text);
    problem.value = read === undefined ? t().notANumber(text) : refuse?.(read);
    if (problem.value !== undefined) return;
    typed.value = undefined;
    if (read !== undefined && read !== value) onChange(read);
  }

  function key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && typed.value !== undefined) take(typed.value);
    if (event.key === 'Escape') {
      typed.value = undefined;
      problem.value = undefined;
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
          value={typed.value ?? plain(value)}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
          onKeyDown={key}
          onBlur={(event) => typed.value !== undefined && take(event.currentTarget.value)}
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
