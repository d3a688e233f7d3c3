import { Button } from '../../controls/button.tsx';
import type { Lab } from '../../store/lab.ts';
import { t } from '../../text.ts';

/** Three times the rate: a difference that is always there, and often worth seeing. */
const faster = 3;

/** Puts a second lane beside the run, or takes it away. */
export function TwinButton({ lab }: { lab: Lab }) {
  const on = lab.twin.value !== undefined;
  const toggle = () => {
    const value = Number((faster * lab.settings.value.learningRate).toPrecision(6));
    lab.compare(on ? undefined : { in: 'learningRate', value });
  };
  return (
    <span class="twin-button" title={t().twinLanes}>
      <Button label={t().twinLanes} icon="twin" look="quiet" pressed={on} onPress={toggle}>
        <span class="words">{t().twinLanes}</span>
      </Button>
    </span>
  );
}
