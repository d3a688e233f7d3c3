import type { Signal } from '@preact/signals';
import { t } from '../../text.ts';

/** Switches the height of a chart of losses between linear and logarithmic. */
export function LogSwitch({ log }: { log: Signal<boolean> }) {
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={log.value}
      onClick={() => {
        log.value = !log.value;
      }}
    >
      {t().logScale}
    </button>
  );
}
