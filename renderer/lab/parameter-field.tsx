import '../styles/parameter-field.css';
import { useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { plain, readNumber, real, t } from '../text.ts';
import { signClass } from './network/sign-class.ts';
import { nudged } from './nudge.ts';

interface ParameterFieldProps {
  readonly name: string;
  readonly value: number;
  /** Classes beside its own. */
  readonly look?: string;
  /** Out of the tab order: where the same number can be reached by keyboard elsewhere. */
  readonly byPointer?: boolean;
  /** Opens without being pressed, as when its edge is. */
  readonly called?: boolean;
  readonly onEdit: (value: number) => void;
  readonly onClose?: () => void;
  /** The pointer or the focus came, with the element it came to; undefined when both have left. */
  readonly onAttend?: (element: HTMLElement | undefined) => void;
}

/**
 * A number of the network that becomes a field when it is pressed. Arrow keys change it at once; what is typed is taken on
 * Enter and on leaving, and Escape puts back what was there. A text that is no number stays, with a sentence.
 */
export function ParameterField(props: ParameterFieldProps) {
  const { name, value, look = '', byPointer = false, called = false, onClose, onAttend } = props;
  const open = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const goBack = useRef(false);
  useEffect(() => {
    if (called) open.value = true;
  }, [called]);
  useLayoutEffect(() => {
    if (goBack.current) button.current?.focus();
    goBack.current = false;
  }, [open.value]);
  useEffect(() => () => onAttend?.(undefined), []);

  function close(back: boolean): void {
    if (!open.peek()) return; // A field that goes loses the focus, and would close again.
    goBack.current = back;
    if (!back) onAttend?.(undefined); // The button that the pointer came to is gone, and cannot tell that it left.
    open.value = false;
    onClose?.();
  }

  if (open.value) return <OpenField {...props} close={close} />;
  return (
    <button
      ref={button}
      type="button"
      class={`param ${signClass(value)} ${look}`}
      aria-label={`${name}: ${real(value)}`}
      tabIndex={byPointer ? -1 : undefined}
      onClick={() => {
        open.value = true;
      }}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && onAttend?.(event.currentTarget)}
      onBlur={() => onAttend?.(undefined)}
      onPointerEnter={(event) => onAttend?.(event.currentTarget)}
      onPointerLeave={() => onAttend?.(undefined)}
    >
      {real(value)}
    </button>
  );
}

interface OpenFieldProps extends ParameterFieldProps {
  readonly close: (back: boolean) => void;
}

function OpenField({ name, value, look = '', onEdit, close }: OpenFieldProps) {
  const before = useRef(value);
  const text = useSignal(plain(rounded(value)));
  const given = useRef(text.value);
  const problem = useSignal<string | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useLayoutEffect(() => field.current?.select(), []);

  /** Takes what was typed; false when it is no number. */
  function take(): boolean {
    if (text.value === given.current) return true;
    const read = readNumber(text.value);
    problem.value = read === undefined ? t().notANumber(text.value) : undefined;
    if (read === undefined) return false;
    onEdit(read);
    given.current = text.value;
    return true;
  }

  function key(event: KeyboardEvent): void {
    event.stopPropagation();
    const next = nudged(event, readNumber(text.value) ?? value);
    if (next !== undefined) {
      event.preventDefault();
      given.current = text.value = plain(next);
      problem.value = undefined;
      onEdit(next);
    }
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault(); // The button that gets the focus would take this very stroke for a press.
      if (take()) close(true);
    }
    if (event.key === 'Escape') {
      if (given.current !== plain(rounded(before.current))) onEdit(before.current);
      given.current = text.value;
      close(true);
    }
  }

  return (
    <span class={`param-open ${look}`}>
      <input
        ref={field}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={name}
        aria-invalid={problem.value ? true : undefined}
        aria-describedby={problem.value ? id : undefined}
        title={t().nudgeHint}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
        onKeyDown={key}
        onBlur={() => take() && close(false)}
      />
      {problem.value && (
        <span class="say-error" id={id} role="alert">
          <Icon name="error" />
          {problem.value}
        </span>
      )}
    </span>
  );
}

/** As many digits as float32 keeps. */
const rounded = (value: number): number => Number(value.toPrecision(7));
