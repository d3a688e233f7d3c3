import type { SetUp } from '../core/training/link.ts';
import { defaultSettings } from '../core/training/settings.ts';
import { codeIn, codeOf, setUpOf } from './address.ts';
import { errorText } from './error-text.ts';
import { checkedNetwork } from './store/carry-over.ts';
import type { Lab } from './store/lab.ts';
import { t } from './text.ts';

/** What the lab starts with: the set-up of the address, and else, or when that cannot be, what a new lab has. */
export function firstSetUp(): { setUp: SetUp; problem?: string } {
  const setUp = { settings: defaultSettings('spiral') };
  try {
    const linked = setUpOf(location.hash);
    if (linked?.settings.data.kind === 'given')
      return { setUp, problem: t().linkWithoutData(linked.settings.data.name) };
    if (linked) checkedNetwork(linked.settings, undefined);
    return { setUp: linked ?? setUp };
  } catch (failure) {
    return { setUp, problem: t().badLink(errorText(failure)) };
  }
}

/** Opens set-ups that the address comes to carry or that are pasted, until the function that is returned is called. */
export function listenToLinks(lab: Lab): () => void {
  const stop = new AbortController();
  const open = (hash: string, again: boolean) => {
    try {
      const setUp = setUpOf(hash);
      if (!setUp || (!again && codeOf(setUp) === codeNow(lab))) return;
      if (!lab.open(setUp)) lab.problem.value = t().linkWithoutData(setUp.settings.data.name);
    } catch (failure) {
      lab.problem.value = t().badLink(errorText(failure));
    }
  };
  const paste = (event: ClipboardEvent) => {
    const code = codeIn(event.clipboardData?.getData('text') ?? '');
    if (code === undefined || (event.target as Element).closest('input, textarea')) return;
    event.preventDefault();
    open(code, true);
  };
  // The way back through rooms leads past the address of this very set-up: that is no wish to begin again.
  addEventListener('hashchange', () => open(location.hash, false), { signal: stop.signal });
  addEventListener('paste', paste, { signal: stop.signal });
  return () => stop.abort();
}

/**
 * Puts what opens a set-up elsewhere on the clipboard: the address of this page with its code, or the code alone on the
 * desktop, whose pages have no address of use to others. Where the host refuses, it is left in the address line.
 */
export async function copyLink(lab: Lab): Promise<boolean> {
  const code = codeNow(lab);
  const page = lab.host.kind === 'desktop' ? '' : location.href.replace(/[?#].*$/s, '');
  try {
    await lab.host.copyText(page + code);
    return true;
  } catch {
    history.replaceState(null, '', code);
    lab.problem.value = t().copyRefused;
    return false;
  }
}

/** The code of the set-up as it is. */
function codeNow({ settings, stop: { value: stop } }: Lab): string {
  return codeOf({ settings: settings.value, ...(stop ? { stop } : {}) });
}
