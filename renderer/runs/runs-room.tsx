import '../styles/runs.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { limits } from '../../core/limits.ts';
import { Button } from '../controls/button.tsx';
import { useHeldFocus } from '../controls/held-focus.ts';
import { Icon } from '../controls/icon.tsx';
import { errorText, inWords } from '../error-text.ts';
import type { Lab } from '../store/lab.ts';
import { fileSize, t, whole } from '../text.ts';
import { dataName } from './data-name.ts';
import { openKept } from './open-kept.ts';
import { OverlayPanel } from './overlay-panel.tsx';
import { RemovedRuns } from './removed-runs.tsx';
import { hasWords } from './run-facts.ts';
import { type RowDeeds, RunRow } from './run-row.tsx';
import type { Runs } from './runs.ts';
import { createShelf, type Shelf, type Shelved } from './shelf.ts';

/** The runs that are kept: found, opened, renamed, removed, carried off and brought in; the curves of some over one another. */
export function RunsRoom({ lab, runs }: { lab: Lab; runs: Runs }) {
  const { store, keeper } = runs;
  const shelf = useMemo(() => createShelf(store, keeper), [store, keeper]);
  const query = useSignal('');
  const version = keeper.version.value;
  const [strip, stage] = [useRef<HTMLElement>(null), useRef<HTMLElement>(null)];
  useHeldFocus(strip);
  useHeldFocus(stage);
  useEffect(() => void shelf.look(), [shelf, version]);
  useEffect(() => {
    // Nothing in this room shows the run on screen.
    lab.wanted.value = { unitGrid: 0, outputGrid: 0, samples: new Uint32Array(0) };
  }, [lab]);

  const all = shelf.runs.value;
  const found = all?.filter(({ name, head }) => hasWords(query.value, name, head, dataName)) ?? [];
  const chosen = shelf.chosen.value.flatMap((name) => {
    const head = all?.find((run) => run.name === name)?.head;
    return head ? [{ name, head }] : [];
  });
  const deeds: RowDeeds = {
    async open(name) {
      if (await openKept(lab, runs, name)) location.hash = '#lab';
    },
    download: (name) =>
      tell(lab, async () => void (await lab.host.saveFile(`${name}.plab`, await store.read(name, limits.fileBytes)))),
    numberOf: (name) => {
      const at = chosen.findIndex((one) => one.name === name);
      return at < 0 ? undefined : at + 1;
    },
  };
  const add = () =>
    tell(lab, async () => {
      for (const { name, bytes } of await lab.host.openFiles(['.plab']))
        await shelf.add(name.replace(/\.plab$/i, ''), bytes);
    });

  return (
    <>
      <section ref={strip} class="strip runs-strip" aria-label={t().runs}>
        <label class="in runs-search">
          <span class="reader-only">{t().searchRuns}</span>
          <input
            type="search"
            placeholder={t().searchRuns}
            value={query.value}
            onInput={(event) => {
              query.value = event.currentTarget.value;
            }}
          />
          <Icon name="search" />
        </label>
        <span class="cap" role="status">
          {all && countOf(all, found.length)}
        </span>
        <span class="grow" />
        <RemovedRuns shelf={shelf} lasting={store.lasting} />
        <Button label={t().addRuns} icon="open" onPress={add}>
          {t().addRuns}
        </Button>
      </section>
      <main ref={stage} class="stage runs-stage" tabIndex={-1}>
        {!store.lasting && (
          <p class="note warn">
            <Icon name="warn" />
            <span>{t().runsNotLasting}</span>
          </p>
        )}
        {shelf.problem.value !== undefined && (
          <p class="note error" role="alert">
            <Icon name="error" />
            <span>{inWords(shelf.problem.value)}</span>
          </p>
        )}
        {found.length > 0 ? (
          <RunTable found={found} shelf={shelf} deeds={deeds} onScreen={keeper.name.value} />
        ) : (
          all && <p class="runs-empty">{all.length === 0 ? t().noRunsYet : t().noRunsFound}</p>
        )}
      </main>
      <OverlayPanel chosen={chosen} />
    </>
  );
}

interface TableProps {
  readonly found: readonly Shelved[];
  readonly shelf: Shelf;
  readonly deeds: RowDeeds;
  /** The name of the run on screen. */
  readonly onScreen: string | undefined;
}

function RunTable({ found, shelf, deeds, onScreen }: TableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  /** The arrow keys go to the same control of the next row. */
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const at = (event.target as Element).closest('button, input[type=checkbox]');
    const row = at?.closest('tr');
    if (!by || !at || !row) return;
    const controls = (one: Element) => [...one.querySelectorAll<HTMLElement>('button, input[type=checkbox]')];
    const next = [...body.current!.rows][row.rowIndex - 1 + by];
    const place = controls(row).indexOf(at as HTMLElement);
    event.preventDefault();
    if (next) controls(next)[place]?.focus();
  };
  return (
    <div class="runs-scroll">
      <table class="runs-table">
        <thead>
          <tr>
            <th scope="col">
              <span class="reader-only">{t().choose}</span>
            </th>
            <th scope="col" colSpan={2}>
              {t().runColumn}
            </th>
            <th scope="col" class="num">
              {t().stepsColumn}
            </th>
            <th scope="col" class="num">
              {t().best}
            </th>
            <th scope="col" class="num run-size">
              {t().size}
            </th>
            <th scope="col">{t().kept}</th>
            <td />
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={walk}>
          {found.map((run) => (
            <RunRow key={run.name} run={run} shelf={shelf} deeds={deeds} onScreen={run.name === onScreen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function countOf(all: readonly Shelved[], found: number): string {
  if (found < all.length) return t().runsFound(whole(found), whole(all.length));
  const bytes = fileSize(all.reduce((sum, run) => sum + run.bytes, 0));
  return all.length === 1 ? t().oneRun(bytes) : t().runsCount(whole(all.length), bytes);
}

/** Tells what fails. */
async function tell(lab: Lab, deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (thrown) {
    lab.problem.value = errorText(thrown);
  }
}
