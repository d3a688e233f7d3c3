import '../styles/branches.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { limits } from '../../core/limits.ts';
import type { BranchInfo } from '../../core/protocol/messages.ts';
import type { Comparison } from '../../core/training/compare-branches.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Canvas } from '../draw/canvas.tsx';
import { lossOf } from '../lab/results/chart-layout.ts';
import { LogSwitch } from '../lab/results/log-switch.tsx';
import { overlayLooks } from '../runs/overlay-looks.ts';
import { paintOverlay } from '../runs/overlay-picture.ts';
import { Swatch } from '../runs/swatch.tsx';
import type { Lab } from '../store/lab.ts';
import { real, significant, smallPercent, t, whole } from '../text.ts';
import { branchCurves, branchRows, toggled } from './branch-rows.ts';
import { branchesDialogOpen } from './branches-dialog-open.ts';
import { branchName, branchTreeOf } from './tree-on-screen.ts';

/** The branches of the run on screen: a tree to name, show, compare and prune, and their losses over each other. */
export function BranchesDialog({ lab }: { lab: Lab }) {
  const tree = branchTreeOf(lab);
  const chosen = useSignal<readonly number[]>(tree.list.map(({ id }) => id).slice(-2));
  const log = useSignal(false);
  const close = () => {
    branchesDialogOpen.value = false;
  };
  const shown = chosen.value.flatMap((id) => tree.list.filter((one) => one.id === id));
  const step = whole(lab.frame.value?.step ?? 0);
  return (
    <Dialog look="branches-dialog" title={t().branches} onClose={close}>
      <p class="cap">{t().branchesHint}</p>
      <Button label={t().branchHere(step)} icon="fork" onPress={() => lab.branch({ kind: 'begin' })}>
        {t().branchHere(step)}
      </Button>
      <ol class="branches-list">
        {branchRows(tree.list).map(({ branch, depth }) => (
          <Row
            key={branch.id}
            lab={lab}
            branch={branch}
            depth={depth}
            onScreen={branch.id === tree.current}
            place={chosen.value.indexOf(branch.id)}
            onChoose={() => {
              chosen.value = toggled(chosen.value, branch.id, overlayLooks.length);
            }}
          />
        ))}
      </ol>
      {shown.length > 0 && (
        <>
          <div class="title">
            {t().loss}
            <LogSwitch log={log} />
          </div>
          <Canvas
            class="branches-chart"
            role="img"
            aria-label={`${t().loss}: ${shown.map(branchName).join(', ')}`}
            paint={paintOverlay(branchCurves(shown, log.value), 'test loss', 'step')}
          />
        </>
      )}
      <Difference lab={lab} shown={shown} />
    </Dialog>
  );
}

interface RowProps {
  readonly lab: Lab;
  readonly branch: BranchInfo;
  readonly depth: number;
  readonly onScreen: boolean;
  /** Its place among the curves; -1 for none. */
  readonly place: number;
  readonly onChoose: () => void;
}

function Row({ lab, branch, depth, onScreen, place, onChoose }: RowProps) {
  const { id, from, end, measured } = branch;
  const name = branchName(branch);
  const last = measured.at(-1);
  const judged = last && (last.test.count > 0 ? last.test : last.train);
  return (
    <li class="branches-row" style={{ '--depth': depth }} aria-current={onScreen || undefined}>
      <input type="checkbox" checked={place >= 0} aria-label={t().compareBranch(name)} onChange={onChoose} />
      {place >= 0 ? <Swatch i={place} /> : <span />}
      <input
        class="branches-name"
        value={name}
        maxLength={limits.text}
        aria-label={t().nameOfBranch(name)}
        onChange={(event) => lab.branch({ kind: 'name', id, name: event.currentTarget.value.trim() })}
      />
      <span class="cap">{t().branchSpan(whole(from), whole(end))}</span>
      <span class="num">{judged && real(lossOf(judged), 3)}</span>
      <Button
        label={onScreen ? t().branchOnScreen : t().showBranch(name)}
        look="quiet"
        disabled={onScreen}
        onPress={() => lab.branch({ kind: 'take', id })}
      >
        {onScreen ? t().branchOnScreen : t().showIt}
      </Button>
      <Button
        label={t().removeBranch(name)}
        icon="trash"
        look="quiet"
        disabled={onScreen}
        onPress={() => lab.branch({ kind: 'remove', id })}
      />
    </li>
  );
}

/** Where two chosen branches part, and how far they are apart; asked for whenever it may have changed. */
function Difference({ lab, shown }: { lab: Lab; shown: readonly BranchInfo[] }) {
  const found = useSignal<Comparison | undefined>(undefined);
  const [one, other, third] = shown;
  const pair = one && other && !third ? `${one.id} ${one.end} ${other.id} ${other.end}` : '';
  useEffect(() => {
    found.value = undefined;
    if (!one || !other || pair === '') return;
    let isLate = false;
    lab.compareBranches(one.id, other.id).then((comparison) => {
      if (!isLate) found.value = comparison;
    });
    return () => {
      isLate = true;
    };
  }, [lab, pair]);
  return <p role="status">{found.value && textOf(found.value)}</p>;
}

function textOf({ parted, steps, distances, relative }: Comparison): string {
  if (parted === undefined) return t().branchesAgree;
  const [last, apart] = [steps.at(-1) ?? parted, distances.at(-1) ?? 0];
  return t().branchesPart(whole(parted), whole(last), significant(apart, 3), smallPercent(relative));
}
