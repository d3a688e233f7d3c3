import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps {
  /** Its name, for readers and as a tip when there is only an icon. */
  readonly label: string;
  /** The key that does the same, shown in the tip. */
  readonly keyName?: string;
  readonly icon?: IconName;
  /** Classes of controls.css: main, quiet, tiny, round. */
  readonly look?: string;
  readonly disabled?: boolean;
  /** Whether it does nothing for a while: it keeps the focus then, which a disabled one would lose. */
  readonly waits?: boolean;
  /** Why it is disabled: its tip then. */
  readonly why?: string | undefined;
  readonly pressed?: boolean;
  readonly onPress: () => void;
  readonly children?: ComponentChildren;
}

/** A button. With children they are its text; without, it is an icon with a name. */
export function Button({
  label,
  keyName,
  icon,
  look = '',
  disabled,
  waits = false,
  why,
  pressed,
  onPress,
  children,
}: ButtonProps) {
  const tip = why ?? (keyName ? `${label} (${keyName})` : label);
  return (
    <button
      type="button"
      class={`b ${look} ${children ? '' : 'icon'}${waits ? ' is-disabled' : ''}`}
      aria-label={label}
      aria-pressed={pressed}
      title={children && !keyName && !why ? undefined : tip}
      disabled={disabled}
      aria-disabled={waits || undefined}
      onClick={waits ? undefined : onPress}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
