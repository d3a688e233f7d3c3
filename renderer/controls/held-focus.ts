import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Holds the place of the keyboard in a part of the page: when the control that has the focus goes or is disabled, the one that came
 * to its place gets it, or the nearest before; without any the part itself does.
 */
export function useHeldFocus(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = part.current!;
    let held: Element | undefined;
    let place = 0;
    const controls = () => [...root.querySelectorAll<HTMLElement>('button, input, select, [tabindex="0"]')];
    const isUsable = (one: Element) => one.isConnected && !one.matches(':disabled');
    const take = ({ target }: FocusEvent) => {
      held = target as Element;
      place = controls().indexOf(target as HTMLElement);
    };
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) held = undefined;
    };
    const changes = new MutationObserver(() => {
      if (!held || isUsable(held)) return;
      held = undefined;
      const { activeElement } = document;
      if (activeElement && activeElement !== document.body && isUsable(activeElement)) return;
      const now = controls();
      (now.slice(0, place + 1).findLast(isUsable) ?? now.find(isUsable) ?? root).focus();
    });
    root.addEventListener('focusin', take);
    root.addEventListener('focusout', leave);
    changes.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      root.removeEventListener('focusin', take);
      root.removeEventListener('focusout', leave);
      changes.disconnect();
    };
  }, [part]);
}
