import { useSignal } from '@preact/signals';
import { safeFileName } from '../../core/file-name.ts';
import { Button } from '../controls/button.tsx';
import { inWords } from '../error-text.ts';
import { ago, fileSize, percent, plain, real, t, whole } from '../text.ts';
import { dataName } from './data-name.ts';
import { type Score, scoreOf, shapeOf } from './run-facts.ts';
import { RunPreview } from './run-preview.tsx';
import { mostChosen, type Shelf, type Shelved } from './shelf.ts';

export interface RowDeeds {
  open(name: string): void;
  download(name: string): void;
  /** The number of its curve, from 1; undefined when it is not chosen. */
  numberOf(name: string): number | undefined;
}

/** One kept run: what it is, how far and how good it became, and what can be done with it. */
export function RunRow({
  run,
  shelf,
  deeds,
  onScreen,
}: {
  run: Shelved;
  shelf: Shelf;
  deeds: RowDeeds;
  onScreen: boolean;
}) {
  const renaming = useSignal(false);
  const { name, head, problem } = run;
  const number = deeds.numberOf(name);
  const score = head && scoreOf(head);
  const onKey = (event: KeyboardEvent) => {
    if ((event.target as Element).closest('input:not([type=checkbox])')) return;
    if (event.key === 'F2') renaming.value = true;
    else if (event.key === 'Delete') void shelf.remove(name);
    else return;
    event.preventDefault();
  };
  return (
    <tr class="run-row" onKeyDown={onKey}>
      <td>
        <input
          type="checkbox"
          aria-label={t().chooseRun(name)}
          checked={number !== undefined}
          disabled={number === undefined && (!head?.summary || shelf.chosen.value.length >= mostChosen)}
          onChange={(event) => shelf.choose(name, event.currentTarget.checked)}
        />
        <span class="run-number">{number}</span>
      </td>
      <td>
        <RunPreview head={head} />
      </td>
      <th scope="row">
        {renaming.value ? (
          <NameField name={name} onDone={(to) => finishRenaming(to)} />
        ) : (
          <button type="button" class="run-open" aria-label={t().openRun(name)} onClick={() => deeds.open(name)}>
            {name}
          </button>
        )}
        <span class="cap">
          {onScreen && <b>{t().onScreenNow} · </b>}
          {problem === undefined ? head && aboutOf(head) : inWords(problem)}
        </span>
      </th>
      <td class="num">{head && whole(head.manifest.steps)}</td>
      <td class="num">{score && <ScoreText score={score} />}</td>
      <td class="num run-size">{fileSize(run.bytes)}</td>
      <td class="run-time">{ago(Date.now() - run.time)}</td>
      <td class="run-deeds">
        <Button
          label={t().renameRun(name)}
          keyName="F2"
          icon="pencil"
          look="quiet"
          onPress={() => {
            renaming.value = true;
          }}
        />
        <Button label={t().downloadRun(name)} icon="download" look="quiet" onPress={() => deeds.download(name)} />
        <Button
          label={t().deleteRun(name)}
          keyName="Del"
          icon="trash"
          look="quiet"
          onPress={() => shelf.remove(name)}
        />
      </td>
    </tr>
  );

  function finishRenaming(to: string): void {
    // A field that goes is left, too.
    if (!renaming.value) return;
    renaming.value = false;
    const safe = safeFileName(to.trim());
    if (to.trim() !== '' && safe !== name) void shelf.rename(name, safe);
  }
}

function aboutOf(head: NonNullable<Shelved['head']>): string {
  const { data, optimizer, learningRate } = head.manifest.settings;
  return `${dataName(data)} · ${shapeOf(head)} · ${t()[`optimizer.${optimizer.name}`]} ${plain(learningRate)}`;
}

function ScoreText({ score }: { score: Score }) {
  return (
    <>
      {score.kind === 'accuracy' ? percent(score.share) : real(score.loss, 3)}{' '}
      <span class="cap">{score.set === 'test' ? t().test : t().training}</span>
    </>
  );
}

/** A name to type: taken on Enter and on leaving, left as it was on Escape. */
function NameField({ name, onDone }: { name: string; onDone: (to: string) => void }) {
  const take = (field: HTMLInputElement | null) => {
    if (field && !field.dataset['ready']) {
      field.dataset['ready'] = 'true';
      field.focus();
      field.select();
    }
  };
  return (
    <span class="in">
      <input
        ref={take}
        type="text"
        maxLength={100}
        aria-label={t().renameRun(name)}
        defaultValue={name}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          // The focus goes on to the run's own button, which the same key would press.
          event.preventDefault();
          onDone(event.key === 'Enter' ? event.currentTarget.value : name);
        }}
        onBlur={(event) => onDone(event.currentTarget.value)}
      />
    </span>
  );
}
