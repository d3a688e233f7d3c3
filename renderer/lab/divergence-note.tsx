import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import type { Lab } from '../store/lab.ts';
import { plain, real, t, whole } from '../text.ts';

/** Says at which step, in which layer and why a run left the finite numbers, and offers to go on more slowly. */
export function DivergenceNote({ lab }: { lab: Lab }) {
  const divergence = lab.divergence.value;
  if (!divergence || lab.proposal.value) return null;
  const { step, lastFinite, layer, gradient, learningRate } = divergence;
  const hidden = lab.settings.value.hidden.length;
  const where = layer < hidden ? t().hidden(whole(layer + 1)) : t().output;
  const slower = Number((learningRate / 10).toPrecision(6));
  const goOn = () => {
    lab.tune({ learningRate: slower });
    lab.play();
  };
  return (
    <div class="note error problem" role="alert">
      <Icon name="error" />
      <div>
        <strong>{t().diverged(whole(step))}</strong>
        <br />
        {t().divergedWhere(where, real(gradient, 3), plain(learningRate))}
        <div class="note-buttons">
          <Button label={t().goOnWithRate(whole(lastFinite), plain(slower))} onPress={goOn}>
            {t().goOnWithRate(whole(lastFinite), plain(slower))}
          </Button>
        </div>
      </div>
    </div>
  );
}
