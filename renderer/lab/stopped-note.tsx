import type { Stopped } from '../../core/protocol/messages.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import type { Lab } from '../store/lab.ts';
import { percent, plain, significant, t, whole } from '../text.ts';

/** Says at which step and by which rule playing stopped by itself. */
export function StoppedNote({ lab }: { lab: Lab }) {
  const stopped = lab.stopped.value;
  if (!stopped || lab.proposal.value) return null;
  const dismiss = () => {
    lab.stopped.value = undefined;
  };
  return (
    <div class="note plain problem" role="status">
      <Icon name="flag" />
      <span>
        <strong>{t().stoppedAt(whole(stopped.measured.step), whole(stopped.epoch))}</strong> {reasonOf(stopped)}
      </span>
      <Button label={t().dismiss} icon="close" look="quiet tiny" onPress={dismiss} />
    </div>
  );
}

function reasonOf({ rule, measured: { train, test } }: Stopped): string {
  switch (rule.kind) {
    case 'epochs':
      return t().stoppedByEpochs(whole(rule.count));
    case 'loss':
      return t().stoppedByLoss(significant(train.loss, 4), plain(rule.below));
    case 'accuracy': {
      const { correct, count } = test.count > 0 ? test : train;
      const set = test.count > 0 ? t().test : t().training;
      return t().stoppedByAccuracy(set, percent(correct / count), percent(rule.least));
    }
    case 'plateau':
      return t().stoppedByPlateau(whole(rule.epochs));
    default:
      return rule satisfies never;
  }
}
