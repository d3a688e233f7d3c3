import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import type { Lab } from '../store/lab.ts';
import { ago, t, whole } from '../text.ts';
import { openKept } from './open-kept.ts';
import { passOffer, type Runs } from './runs.ts';

/** Offers to go on with the run of the last time, as long as nothing newer is under way. */
export function OfferNote({ lab, runs }: { lab: Lab; runs: Runs }) {
  const offer = runs.offer.value;
  const frame = lab.calmFrame.value;
  const isUntouched = lab.runNumber() === 1 && frame?.step === 0 && !frame.playing;
  if (!offer || !isUntouched || lab.proposal.value || lab.problem.value !== undefined) return null;
  const goOn = async () => {
    if (await openKept(lab, runs, offer.name)) runs.offer.value = undefined;
  };
  return (
    <div class="note plain problem" role="status">
      <Icon name="info" />
      <div>
        {t().goOnWith(offer.name, whole(offer.steps), ago(Date.now() - offer.time))}
        <div class="note-buttons">
          <Button label={t().goOn} onPress={goOn}>
            {t().goOn}
          </Button>
          <Button label={t().notNow} look="quiet" onPress={() => passOffer(runs)}>
            {t().notNow}
          </Button>
        </div>
      </div>
    </div>
  );
}
