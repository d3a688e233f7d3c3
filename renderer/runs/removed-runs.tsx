import { useSignal } from '@preact/signals';
import type { RemovedRun } from '../../core/protocol/desktop-calls.ts';
import { daysToBringBack } from '../../core/removed-name.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { ago, fileSize, t, whole } from '../text.ts';
import type { Shelf } from './shelf.ts';

interface RemovedProps {
  readonly shelf: Shelf;
  /** Whether the store outlives the window. */
  readonly lasting: boolean;
}

/** Says which run was just deleted, and leads to all that can be brought back. */
export function RemovedRuns({ shelf, lasting }: RemovedProps) {
  const open = useSignal(false);
  const last = shelf.lastRemoved.value;
  const count = shelf.removed.value.length;
  return (
    <>
      <span class="runs-removed" role="status">
        {last && (
          <>
            <span>{t().deletedRun(last.name)}</span>
            <Button label={t().bringBack} icon="undo" onPress={() => shelf.bringBack(last)}>
              {t().bringBack}
            </Button>
          </>
        )}
      </span>
      {count > 0 && (
        <Button
          label={t().deletedRuns(whole(count))}
          icon="trash"
          look="quiet"
          onPress={() => {
            open.value = true;
          }}
        >
          {t().deletedRuns(whole(count))}
        </Button>
      )}
      {open.value && (
        <RemovedDialog
          shelf={shelf}
          lasting={lasting}
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}

function RemovedDialog({ shelf, lasting, onClose }: RemovedProps & { readonly onClose: () => void }) {
  const runs = shelf.removed.value;
  return (
    <Dialog look="removed-dialog" title={t().deletedRuns(whole(runs.length))} onClose={onClose}>
      <p class="cap">{lasting ? t().deletedRunsKept(whole(daysToBringBack)) : t().deletedRunsNotLasting}</p>
      <ul class="removed-list">
        {runs.map((run) => (
          <Row key={run.id} run={run} shelf={shelf} />
        ))}
      </ul>
    </Dialog>
  );
}

function Row({ run, shelf }: { run: RemovedRun; shelf: Shelf }) {
  const { name, bytes, time } = run;
  return (
    <li>
      <span class="removed-name">{name}</span>
      <span class="cap">{t().deletedAgo(ago(Date.now() - time))}</span>
      <span class="cap num">{fileSize(bytes)}</span>
      <Button label={t().bringBackRun(name)} icon="undo" onPress={() => shelf.bringBack(run)}>
        {t().bringBack}
      </Button>
      <Button label={t().eraseRun(name)} icon="trash" look="quiet" onPress={() => shelf.erase(run)} />
    </li>
  );
}
