import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import type { IconName } from '../controls/icon.tsx';

interface PassingProps {
  readonly label: string;
  readonly icon?: IconName;
  readonly look?: string;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

/** A button that goes once its work is done; a focus that it has then goes to the surface. */
export function PassingButton(props: PassingProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const own = place.current!;
    return () => {
      if (!own.contains(document.activeElement)) return;
      document.querySelector<HTMLElement>('.surface-stage [role="application"]')?.focus();
    };
  }, []);
  return (
    <span ref={place}>
      <Button {...props} />
    </span>
  );
}
