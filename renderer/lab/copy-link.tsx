import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { copyLink } from '../links.ts';
import type { Lab } from '../store/lab.ts';
import { t } from '../text.ts';

/** Milliseconds for which the button says what it did. */
const said = 2000;

/** Copies a link that restores this set-up. */
export function CopyLink({ lab }: { lab: Lab }) {
  const copied = useSignal(false);
  useEffect(() => {
    if (!copied.value) return;
    const timer = setTimeout(() => {
      copied.value = false;
    }, said);
    return () => clearTimeout(timer);
  }, [copied.value]);
  const copy = async () => {
    copied.value = await copyLink(lab);
  };
  return (
    <span class="copy-link">
      <Button label={t().copyLink} icon="link" look="quiet" onPress={copy}>
        <span class="words">{copied.value ? t().copied : t().copyLink}</span>
      </Button>
      <span class="reader-only" role="status">
        {copied.value && t().copied}
      </span>
    </span>
  );
}
