import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { t } from '../text.ts';

interface StripDialogProps {
  /** Its name, and that of the button. */
  readonly label: string;
  readonly title: string;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
}

/** A button beside a field of the strip, and the finer settings that open under it. */
export function StripDialog({ label, title, disabled = false, children }: StripDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const left = useSignal(0);
  const open = () => {
    const box = dialog.current?.parentElement?.getBoundingClientRect();
    left.value = box?.left ?? 0;
    dialog.current?.showModal();
  };
  return (
    <>
      <Button label={label} icon="tune" look="quiet" disabled={disabled} onPress={open} />
      <dialog
        class="dialog under-strip"
        ref={dialog}
        aria-label={label}
        style={{ left: `${left.value}px` }}
        closedby="any"
      >
        <h2>
          {title}
          <Button label={t().close} icon="close" look="quiet" onPress={() => dialog.current?.close()} />
        </h2>
        {children}
      </dialog>
    </>
  );
}
