import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Divergence } from '../../core/protocol/messages.ts';
import { tenthOf } from '../../core/training/way-out.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import type { Lab } from '../store/lab.ts';
import { plain, real, t, whole } from '../text.ts';
import { layerName } from './network/layer-name.ts';
import { parameterAt } from './network/parameter.ts';
import { parameterName } from './network/parameter-name.ts';
import { type Shape, shapeOnScreen } from './network/shape-on-screen.ts';

/**
 * Says at which step, in which layer and parameter and why a run left the finite numbers, and offers to go on more slowly: from
 * before the loss rose, as was tried, and from its last finite step.
 */
export function DivergenceNote({ lab }: { lab: Lab }) {
  const shapeOf = useMemo(() => shapeOnScreen(lab), [lab]);
  const dismissed = useSignal<Divergence | undefined>(undefined);
  const divergence = lab.divergence.value;
  const shape = divergence && shapeOf.value;
  if (!divergence || !shape || lab.proposal.value || dismissed.value === divergence) return null;
  const { step, lastFinite, gradient, learningRate, wayOut } = divergence;
  const slower = tenthOf(learningRate);
  const offered = wayOut && !(wayOut.step === lastFinite && wayOut.learningRate === slower);
  const goOn = (from: number, rate: number) => {
    lab.seek(from);
    lab.tune({ learningRate: rate });
    lab.play();
  };
  return (
    <div class="note error problem" role="alert">
      <Icon name="error" />
      <div>
        <strong>{t().diverged(whole(step))}</strong>
        <br />
        {t().divergedWhere(placeIn(shape, divergence), real(gradient, 3), plain(learningRate))}
        {wayOut && (
          <p>
            {t().wayOut(whole(wayOut.step), real(wayOut.loss, 3), plain(wayOut.learningRate), whole(wayOut.tried))}{' '}
            {wayOut.again && t().divergesAgain(whole(lastFinite), plain(slower))}
          </p>
        )}
        <div class="note-buttons">
          {offered && (
            <Offer
              text={t().goBackWithRate(whole(wayOut.step), plain(wayOut.learningRate))}
              onPress={() => goOn(wayOut.step, wayOut.learningRate)}
            />
          )}
          <Offer text={t().goOnWithRate(whole(lastFinite), plain(slower))} onPress={() => goOn(lastFinite, slower)} />
        </div>
      </div>
      <Button
        label={t().dismiss}
        icon="close"
        look="quiet tiny"
        onPress={() => {
          dismissed.value = divergence;
        }}
      />
    </div>
  );
}

function Offer({ text, onPress }: { text: string; onPress: () => void }) {
  return (
    <Button label={text} onPress={onPress}>
      {text}
    </Button>
  );
}

/** The parameter that left first, or the layer in which a sum did. */
function placeIn(shape: Shape, { layer, parameter }: Divergence): string {
  const found = parameter < 0 ? undefined : parameterAt(shape, parameter);
  return found ? parameterName(shape, found) : t().sumIn(layerName(shape, layer + 1));
}
