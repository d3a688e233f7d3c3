import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../text.ts';
import { Button } from './button.tsx';
import { useHeldFocus } from './held-focus.ts';

interface DialogProps {
  /** Its own class, beside that of all dialogs. */
  readonly look: string;
  readonly title: string;
  /** Called once it is closed, by its button or by Escape. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A dialog that is open as long as it is drawn; then the focus goes back to where it was before. */
export function Dialog({ look, title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useHeldFocus(dialog);
  useEffect(() => {
    const shown = dialog.current!;
    const before = document.activeElement as HTMLElement | null;
    shown.showModal();
    return () => before?.focus();
  }, []);
  return (
    <dialog class={`dialog ${look}`} ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2>
        <span id={id}>{title}</span>
        <Button label={t().close} icon="close" look="quiet" onPress={onClose} />
      </h2>
      {children}
    </dialog>
  );
}
