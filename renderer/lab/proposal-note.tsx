import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import type { Proposal } from '../store/changes.ts';
import type { Lab } from '../store/lab.ts';
import { t, whole } from '../text.ts';

/** Says what a change would drop of a trained network before it does, and asks. Escape leaves everything as it is. */
export function ProposalNote({ lab }: { lab: Lab }) {
  const proposal = lab.proposal.value;
  return proposal ? <Question key={proposal} proposal={proposal} /> : null;
}

function Question({ proposal }: { proposal: Proposal }) {
  const { dropped, all, network, comesWith, accept, keepNetwork, dismiss } = proposal;
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    note.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const shape = network.sizes.join('–');
  const title = comesWith ? t().comesWithNetwork(t()[`data.${comesWith}`], shape) : t().needsNewStart;
  const yes = comesWith ? t().startWith(shape) : t().changeIt;
  return (
    <div
      class="note warn problem"
      role="alertdialog"
      aria-labelledby="proposal-title"
      aria-describedby="proposal-text"
      ref={note}
      onKeyDown={(event) => event.key === 'Escape' && dismiss()}
    >
      <Icon name="warn" />
      <div>
        <strong id="proposal-title">{title}</strong>
        <br />
        <span id="proposal-text">{t().dropsParameters(whole(dropped), whole(all))}</span>
        <div class="note-buttons">
          <Button label={yes} onPress={accept}>
            {yes}
          </Button>
          {keepNetwork && (
            <Button label={t().keepNetwork} onPress={keepNetwork}>
              {t().keepNetwork}
            </Button>
          )}
          <Button label={t().leaveIt} look="quiet" onPress={dismiss}>
            {t().leaveIt}
          </Button>
        </div>
      </div>
    </div>
  );
}
