import '../../styles/data-table.css';
import { type Signal, useComputed, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Dataset } from '../../../core/data/dataset.ts';
import { Button } from '../../controls/button.tsx';
import type { Paint } from '../../draw/drawing.ts';
import { paintPicture } from '../../draw/picture.ts';
import { Still } from '../../draw/still.tsx';
import type { Lab } from '../../store/lab.ts';
import { fixed, t, whole } from '../../text.ts';
import { samplePicture } from './sample-picture.ts';
import { decimalsOf, predictionOf, rawInput } from './sample-row.ts';
import { inputName, scalingOf } from './scale-choice.tsx';
import { TableEdge, tableWidth } from './table-edge.tsx';
import { samplesInTable, tableOpen } from './table-state.ts';
import { piecesOf, rowAfterKey, rowsInView, rowsShown, scrollToRow } from './table-window.ts';

/** Inputs that have a column of their own; a sample of more shows the first ones and says how many there are. */
const mostInputs = 8;

/** All samples in a drawer beside the picture; it stays open while the network trains. */
export function DataTable({ lab }: { lab: Lab }) {
  const dataset = lab.dataset.value;
  useEffect(
    () => () => {
      samplesInTable.value = new Uint32Array(0);
    },
    [],
  );
  if (!dataset) return null;
  const close = () => {
    tableOpen.value = false;
  };
  return (
    <section class="data-table" aria-label={t().dataTable} style={{ width: `${tableWidth.value}px` }}>
      <h2 class="title">
        <span>{t().dataTable}</span>
        <span class="cap">{t().samplesCount(whole(dataset.train + dataset.test))}</span>
        <Button label={t().close} icon="close" look="quiet" onPress={close} />
      </h2>
      <Rows lab={lab} dataset={dataset} />
      {dataset.scaling && <p class="cap">{t().beforeScaling}</p>}
      <TableEdge />
    </section>
  );
}

function Rows({ lab, dataset }: { lab: Lab; dataset: Dataset }) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useSignal({ scrolled: 0, height: 0, rowHeight: 28 });
  const rows = dataset.train + dataset.test;
  const { scrolled, height, rowHeight } = seen.value;
  const { first, count } = rowsInView(rows, rowHeight, scrolled, height);
  const batch = useComputed(() => new Set(lab.calmFrame.value?.batch ?? []));
  const chosen = lab.sample.value;
  const numbers = dataset.target.kind === 'values' ? 'num' : undefined;
  const columns = useMemo(() => columnsOf(dataset), [dataset, t()]);
  const { inputs, width } = columns;

  useEffect(() => watchBox(box.current!, seen), [seen]);
  useEffect(() => {
    const element = box.current!;
    const choose = ({ target }: MouseEvent) => {
      const row = (target as HTMLElement).closest<HTMLElement>('tr[data-sample]');
      if (row) lab.sample.value = Number(row.dataset['sample']);
    };
    element.addEventListener('click', choose);
    return () => element.removeEventListener('click', choose);
  }, [lab]);

  useEffect(() => {
    samplesInTable.value = Uint32Array.from({ length: count }, (_, i) => first + i);
  }, [first, count]);

  useLayoutEffect(() => {
    const element = box.current!;
    const now = seen.peek();
    if (now.height > 0) element.scrollTop = scrollToRow(chosen, now.rowHeight, element.scrollTop, now.height);
    // The row in hand is always there, so that the focus is never lost to scrolling.
    if (element.contains(document.activeElement)) {
      element.querySelector<HTMLElement>(`[data-sample="${chosen}"] button`)?.focus({ preventScroll: true });
    }
  }, [chosen]);

  function walk(event: KeyboardEvent): void {
    const to = rowAfterKey(event.key, chosen, rows, Math.max(1, Math.floor(height / rowHeight) - 1));
    if (to === undefined) return;
    event.preventDefault();
    lab.sample.value = to;
  }

  return (
    <div class={`rows ${dataset.image ? 'pictures' : ''}`} ref={box}>
      <table style={{ minWidth: `${width}em` }} aria-rowcount={rows + 1}>
        <colgroup>
          <col class="number" />
          {inputs.map(({ key }) => (
            <col key={key} />
          ))}
          <col />
          <col class="output" />
          <col class="set" />
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" class="num">
              {t().numberColumn}
            </th>
            {inputs.map(({ key, name, hint }) => (
              <th scope="col" key={key} title={hint} class={dataset.image ? undefined : 'num'}>
                {name}
              </th>
            ))}
            <th scope="col" class={numbers}>
              {dataset.columns?.target ?? t().targetColumn}
            </th>
            <th scope="col" class={numbers}>
              {t().predicted}
            </th>
            <th scope="col">{t().setColumn}</th>
          </tr>
        </thead>
        <tbody>
          {piecesOf(rowsShown(first, count, Math.min(chosen, rows - 1)), rows).map((piece) =>
            'gap' in piece ? (
              <tr key={`gap ${piece.from}`} style={{ height: `${piece.gap * rowHeight}px` }} />
            ) : (
              <Row
                key={piece.row}
                lab={lab}
                dataset={dataset}
                sample={piece.row}
                columns={columns}
                chosen={piece.row === chosen}
                inBatch={piece.row < dataset.train && batch.value.has(piece.row)}
                onKeyDown={walk}
              />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

interface Seen {
  readonly scrolled: number;
  readonly height: number;
  readonly rowHeight: number;
}

/** Keeps what is in view of a box that scrolls, and how high its rows are, which depends on the theme. */
function watchBox(box: HTMLElement, seen: Signal<Seen>): () => void {
  const look = () => {
    const heightOf = (selector: string) => box.querySelector<HTMLElement>(selector)?.offsetHeight;
    const next: Seen = {
      scrolled: box.scrollTop,
      height: box.clientHeight - (heightOf('thead') ?? 0),
      rowHeight: heightOf('tbody tr[data-sample]') ?? seen.peek().rowHeight,
    };
    const now = seen.peek();
    const changed = (['scrolled', 'height', 'rowHeight'] as const).some((key) => now[key] !== next[key]);
    if (changed) seen.value = next;
  };
  const observer = new ResizeObserver(look);
  observer.observe(box);
  observer.observe(box.querySelector('table')!);
  box.addEventListener('scroll', look, { passive: true });
  return () => {
    observer.disconnect();
    box.removeEventListener('scroll', look);
  };
}

interface Columns {
  readonly inputs: readonly { readonly key: string; readonly name: string; readonly hint: string }[];
  /** Decimals of each input that is shown, and of a target that is a number. */
  readonly decimals: readonly number[];
  readonly targetDecimals: number;
  /** Least width of the whole table in em. */
  readonly width: number;
}

/** The columns between number and target: inputs, or the picture; where there are too many the last says how many more. */
function columnsOf(dataset: Dataset): Columns {
  const { image, features, columns, target, train, test } = dataset;
  const count = train + test;
  const targetDecimals =
    target.kind === 'values' ? decimalsOf(count, (sample) => target.values[sample * target.outputs]!) : 0;
  if (image) {
    const picture = { key: 'picture', name: t().picture, hint: '' };
    return { inputs: [picture], decimals: [], targetDecimals, width: 24 };
  }
  const shown = Math.min(mostInputs, features);
  const inputs = Array.from({ length: shown }, (_, feature) => {
    const name = columns?.inputs[feature] ?? inputName(feature);
    return { key: String(feature), name, hint: scalingOf(dataset, feature) || name };
  });
  const more = features - shown;
  const rest = more > 0 ? [{ key: 'more', name: t().moreColumns(whole(more)), hint: t().inputs(whole(features)) }] : [];
  const decimals = inputs.map((_, feature) => decimalsOf(count, (sample) => rawInput(dataset, sample, feature)));
  return { inputs: [...inputs, ...rest], decimals, targetDecimals, width: 19.4 + 4.4 * (shown + rest.length) };
}

interface RowProps {
  readonly lab: Lab;
  readonly dataset: Dataset;
  readonly sample: number;
  readonly columns: Columns;
  readonly chosen: boolean;
  readonly inBatch: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Row({ lab, dataset, sample, columns, chosen, inBatch, onKeyDown }: RowProps) {
  const { target, image } = dataset;
  const { inputs, decimals, targetDecimals } = columns;
  const batchHint = inBatch ? t().inThisBatch : undefined;
  return (
    <tr data-sample={sample} class={chosen ? 'chosen' : undefined} aria-rowindex={sample + 2}>
      <th scope="row" class={inBatch ? 'num in-batch' : 'num'} title={batchHint}>
        <button type="button" aria-pressed={chosen} tabIndex={chosen ? 0 : -1} onKeyDown={onKeyDown}>
          {whole(sample + 1)}
          {inBatch && <span class="reader-only"> {batchHint}</span>}
        </button>
      </th>
      {image ? (
        <td>
          <Thumbnail dataset={dataset} sample={sample} />
        </td>
      ) : (
        inputs.map(({ key }, feature) => (
          <td class="num" key={key}>
            {feature < decimals.length ? fixed(rawInput(dataset, sample, feature), decimals[feature]!) : '…'}
          </td>
        ))
      )}
      {target.kind === 'values' ? (
        <td class="num">{fixed(target.values[sample * target.outputs]!, targetDecimals)}</td>
      ) : (
        <td>{target.names[target.labels[sample]!]}</td>
      )}
      <Predicted lab={lab} dataset={dataset} sample={sample} decimals={targetDecimals} />
      <td class="cap">{sample < dataset.train ? t().training : t().test}</td>
    </tr>
  );
}

function Predicted({
  lab,
  dataset,
  sample,
  decimals,
}: Pick<RowProps, 'lab' | 'dataset' | 'sample'> & { decimals: number }) {
  const prediction = predictionOf(dataset, lab.settings.value.loss, lab.calmFrame.value, sample);
  if (!prediction) return <td>–</td>;
  if (prediction.kind === 'value') return <td class="num">{fixed(prediction.value, Math.max(2, decimals))}</td>;
  const { label, right } = prediction;
  return (
    <td class={right ? undefined : 'wrong'} title={right ? t().right : t().wrong}>
      {right ? '✓' : '✗'} {dataset.target.kind === 'classes' && dataset.target.names[label]}
    </td>
  );
}

function Thumbnail({ dataset, sample }: { dataset: Dataset; sample: number }) {
  const paint = useMemo<Paint>(
    () => (context, width, height) => {
      const picture = samplePicture(dataset, sample);
      if (picture) paintPicture(context, picture, { x: 0, y: 0, width, height });
    },
    [dataset, sample],
  );
  return <Still paint={paint} />;
}
