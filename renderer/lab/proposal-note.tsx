import { useLayoutEffect, useRef } from 'preact/hooks';
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
  useLayoutEffect(() => {
    const before = document.activeElement;
    note.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const shape = network.sizes.join('–');
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
        <strong id="proposal-title">{titleOf(proposal)}</strong>
        <br />
        <span id="proposal-text">{dropped > 0 ? t().dropsParameters(whole(dropped), whole(all)) : t().takesShape}</span>
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

function titleOf({ comesWith, network }: Proposal): string {
  const shape = network.sizes.join('–');
  if (!comesWith) return t().needsNewStart;
  return 'file' in comesWith
    ? t().fileHasNetwork(comesWith.file, shape)
    : t().comesWithNetwork(t()[`data.${comesWith.data}`], shape);
}
