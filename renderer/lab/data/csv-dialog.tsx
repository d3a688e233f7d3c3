import '../../styles/csv-dialog.css';
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { CsvSummary } from '../../../core/data/csv-columns.ts';
import { type CsvChoice, usualChoice, usualKind } from '../../../core/data/csv-dataset.ts';
import type { ScaleName } from '../../../core/data/scale-inputs.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Icon } from '../../controls/icon.tsx';
import { Segments } from '../../controls/segments.tsx';
import { SelectChip } from '../../controls/select-field.tsx';
import { Slider } from '../../controls/slider.tsx';
import { Switch } from '../../controls/switch.tsx';
import { errorText } from '../../error-text.ts';
import type { Lab } from '../../store/lab.ts';
import { percent, t, whole } from '../../text.ts';
import { type ColumnUse, useOf, withUse } from './column-use.ts';
import { closePreview, csvInPreview, usePreview } from './open-data.ts';
import type { OpenCsv } from './read-files.ts';
import { ScaleSegments } from './scale-choice.tsx';

/** Columns that the preview shows, from the first and to the last. */
const shownFirst = 11;

/** A CSV file before it replaces the data: its first rows, and what each column is for. */
export function CsvDialog({ lab }: { lab: Lab }) {
  const csv = csvInPreview.value;
  return csv ? <Preview key={csv} lab={lab} csv={csv} /> : null;
}

function Preview({ lab, csv }: { lab: Lab; csv: OpenCsv }) {
  const summary = useSignal(csv.summary);
  const choice = useSignal<CsvChoice>(usualChoice(csv.summary));
  const scale = useSignal<ScaleName | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  const { name, samples, columns, delimiter, header } = summary.value;
  const { testShare, targetKind } = choice.value;

  const choose = (change: Partial<CsvChoice>) => {
    choice.value = { ...choice.value, ...change };
    problem.value = undefined;
  };
  /** One question at a time: the reader's answers have no names. */
  const attempt = async (action: () => Promise<void>) => {
    if (busy.value) return;
    busy.value = true;
    problem.value = undefined;
    try {
      await action();
    } catch (thrown) {
      problem.value = errorText(thrown);
    }
    busy.value = false;
  };
  const readAgain = (withHeader: boolean) =>
    attempt(async () => {
      summary.value = await csv.summarise(withHeader);
      choice.value = { ...usualChoice(summary.value), testShare };
    });

  return (
    <Dialog look="csv-dialog" title={t().csvTitle(name)} onClose={closePreview}>
      <div class="csv-form">
        <span>{t().csvForm(whole(samples), whole(columns.length), t()[`delimiter.${delimiter}`])}</span>
        <Switch label={t().csvHeader} on={header} onChange={readAgain} />
      </div>
      <FirstRows summary={summary.value} choice={choice.value} onChoose={choose} />
      <div class="csv-choices">
        <div class="choice-row">
          <span>{t().csvTarget}</span>
          <Segments
            label={t().csvTarget}
            value={targetKind}
            choices={(['classes', 'values'] as const).map((value) => ({ value, text: t()[`csvTarget.${value}`] }))}
            onChoose={(kind) => choose({ targetKind: kind })}
          />
        </div>
        <ScaleSegments
          value={scale.value}
          onChoose={(next) => {
            scale.value = next;
          }}
        />
        <div>
          <Slider
            label={t().testShare}
            value={testShare}
            min={0}
            max={0.8}
            step={0.01}
            text={percent(testShare)}
            onInput={(value) => choose({ testShare: value })}
          />
          <span class="cap">
            {t().csvTestRows(whole(Math.max(0, Math.min(samples - 1, Math.round(samples * testShare)))))}
          </span>
        </div>
      </div>
      <div class="csv-actions">
        {problem.value && (
          <span class="say-error" role="alert">
            <Icon name="error" />
            {problem.value}
          </span>
        )}
        <Button label={t().cancel} onPress={closePreview}>
          {t().cancel}
        </Button>
        <Button
          label={t().useData}
          look="main"
          disabled={busy.value || samples === 0}
          onPress={() => attempt(() => usePreview(lab, choice.value, scale.value))}
        >
          {t().useData}
        </Button>
      </div>
    </Dialog>
  );
}

interface FirstRowsProps {
  readonly summary: CsvSummary;
  readonly choice: CsvChoice;
  readonly onChoose: (change: Partial<CsvChoice>) => void;
}

function FirstRows({ summary, choice, onChoose }: FirstRowsProps) {
  const id = useId();
  const { columns, first } = summary;
  const all = columns.map((_, column) => column);
  const shown = columns.length > shownFirst + 1 ? [...all.slice(0, shownFirst), columns.length - 1] : all;
  const hidden = columns.length - shown.length;
  const uses = (['input', 'target', 'out'] as const).map((value) => ({ value, text: t()[`csv.${value}`] }));
  const choose = (column: number, use: ColumnUse) => {
    const next = withUse(choice, column, use);
    const target = columns[next.target]!;
    onChoose(next.target === choice.target ? next : { ...next, targetKind: usualKind(target) });
  };
  return (
    <section class="csv-rows" aria-labelledby={id}>
      <p class="cap" id={id}>
        {t().csvFirstRows(whole(first.length))}
        {hidden > 0 && ` · ${t().moreColumns(whole(hidden))}`}
      </p>
      <table>
        <thead>
          <tr>
            {shown.map((column) => (
              <th key={column} scope="col" title={columns[column]!.name}>
                {columns[column]!.name}
              </th>
            ))}
          </tr>
          <tr>
            {shown.map((column) => (
              <td key={column}>
                <SelectChip<ColumnUse>
                  label={t().csvUse(columns[column]!.name)}
                  value={useOf(choice, column)}
                  choices={uses}
                  onChoose={(use) => choose(column, use)}
                />
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {first.map((fields, i) => (
            <tr key={i}>
              {shown.map((column) => (
                <td key={column} class={useOf(choice, column)} title={fields[column]}>
                  {fields[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
