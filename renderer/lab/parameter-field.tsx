import '../styles/parameter-field.css';
import { useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import type { Lab } from '../store/lab.ts';
import { plain, readNumber, real, t } from '../text.ts';
import { dragParameter } from './drag-parameter.ts';
import { signClass } from './network/sign-class.ts';
import { nudged } from './nudge.ts';
import { refuseParameter } from './number-within.ts';

interface ParameterFieldProps {
  readonly lab: Lab;
  /** In the flat parameters. */
  readonly place: number;
  readonly name: string;
  readonly value: number;
  /** Classes beside its own. */
  readonly look?: string;
  /** Out of the tab order: where the same number can be reached by keyboard elsewhere. */
  readonly byPointer?: boolean;
  /** Opens without being pressed, as when its edge is. */
  readonly called?: boolean;
  readonly onClose?: () => void;
  /** The pointer or the focus came, with the element it came to; undefined when both have left. */
  readonly onAttend?: (element: HTMLElement | undefined) => void;
}

/**
 * A number of the network that is dragged sideways, or becomes a field when it is pressed. Arrow keys change it at once; what
 * is typed is taken on Enter and on leaving, and Escape puts back what was there. A text that is no number stays, with a
 * sentence.
 */
export function ParameterField(props: ParameterFieldProps) {
  const { lab, place, name, value, look = '', byPointer = false, called = false, onClose, onAttend } = props;
  const open = useSignal(false);
  const held = useSignal<number | undefined>(undefined);
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

  const onHold = (number: number | undefined) => {
    held.value = number;
  };
  const shown = held.value ?? value;
  if (open.value) return <OpenField {...props} close={close} />;
  return (
    <button
      ref={button}
      type="button"
      class={`param ${signClass(shown)} ${look}`}
      aria-label={`${name}: ${real(shown)}`}
      tabIndex={byPointer ? -1 : undefined}
      onPointerDown={(event) => dragParameter(event, lab, { place, value, onHold })}
      onClick={() => {
        open.value = true;
      }}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && onAttend?.(event.currentTarget)}
      onBlur={() => onAttend?.(undefined)}
      onPointerEnter={(event) => onAttend?.(event.currentTarget)}
      onPointerLeave={() => onAttend?.(undefined)}
    >
      {real(shown)}
    </button>
  );
}

interface OpenFieldProps extends ParameterFieldProps {
  readonly close: (back: boolean) => void;
}

function OpenField({ lab, place, name, value, look = '', close }: OpenFieldProps) {
  const before = useRef(value);
  const text = useSignal(plain(rounded(value)));
  const given = useRef(text.value);
  const problem = useSignal<string | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useLayoutEffect(() => field.current?.select(), []);

  /** Takes what was typed; false when it is no number that will do. */
  function take(): boolean {
    if (text.value === given.current) return true;
    const read = readNumber(text.value);
    problem.value = read === undefined ? t().notANumber(text.value) : refuseParameter(read);
    if (read === undefined || problem.value !== undefined) return false;
    lab.edit(place, read);
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
      lab.edit(place, next);
    }
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault(); // The button that gets the focus would take this very stroke for a press.
      if (take()) close(true);
    }
    if (event.key === 'Escape') {
      if (given.current !== plain(rounded(before.current))) lab.edit(place, before.current);
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
