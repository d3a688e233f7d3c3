import type { ComponentChildren } from 'preact';
import { real, t, whole } from '../../../text.ts';
import { ParameterField } from '../../parameter-field.tsx';
import { attend } from '../attend.ts';
import type { Row } from '../column-fit.ts';
import type { Graph } from '../graph.ts';
import { placeOf } from '../parameter.ts';
import { parameterName } from '../parameter-name.ts';
import { pixels } from '../pixels.ts';
import type { Shape } from '../shape-on-screen.ts';
import { Variable } from '../variable.tsx';
import { largestSize, type MatrixFit } from './matrix-fit.ts';
import { walkCells } from './walk-cells.ts';

interface MatrixTableProps {
  readonly graph: Graph;
  readonly shape: Shape;
  readonly layer: number;
  /** The chosen neuron's column. */
  readonly chosen: number;
  /** What the layer takes in is called: x, or z of the layer before. */
  readonly letter: string;
  /** Size of the text in px. */
  readonly text: number;
  readonly fit: MatrixFit;
  readonly input: Float32Array;
  /** (inputs, outputs) and (outputs). */
  readonly W: Float32Array;
  readonly b: Float32Array;
  readonly a: Float32Array;
  readonly z: Float32Array;
}

/**
 * The matrices laid out so that what belongs together stands in line: the input downwards beside the rows of W that it
 * multiplies; under each column of W its b, its sum a and its output z.
 */
export function MatrixTable(props: MatrixTableProps) {
  const { graph, shape, layer, chosen, letter, text, fit, input, W, b, a, z } = props;
  const outputs = b.length;
  const mostOf = {
    input: largestSize(input),
    W: largestSize(W),
    b: largestSize(b),
    a: largestSize(a),
    z: largestSize(z),
  };
  const field = (source: number | 'bias', index: number, value: number) => {
    const parameter = { unit: { layer, index }, source };
    const place = placeOf(shape, parameter);
    return (
      <ParameterField
        key={place}
        lab={graph.lab}
        place={place}
        name={parameterName(shape, parameter)}
        value={value}
        byPointer
        onAttend={attend(graph, parameter)}
      />
    );
  };
  const across = (cell: (index: number) => ComponentChildren) =>
    fit.columns.map((column) => ('unit' in column ? cell(column.unit) : <Gap key={`gap${column.skipped}`} />));
  const line = (name: string, values: Float32Array, most: number, sign: string) => (
    <tr>
      <th scope="row" colSpan={2}>
        {sign} <var>{name}</var>
      </th>
      {across((j) => (
        <Cell key={j} value={values[j]!} most={most} chosen={j === chosen}>
          {name === 'b' ? field('bias', j, values[j]!) : real(values[j]!)}
        </Cell>
      ))}
    </tr>
  );

  return (
    <table style={pixels({ 'font-size': text })} onKeyDown={walk}>
      <thead>
        <tr>
          <td />
          <th scope="col" class="input">
            <var>{letter}</var>
            <sup>T</sup>
          </th>
          {across((j) => (
            <th key={j} scope="col" class={j === chosen ? 'chosen' : ''}>
              <button
                type="button"
                aria-pressed={j === chosen}
                aria-label={t().neuron(whole(j + 1))}
                onClick={() => {
                  graph.lab.chosen.value = { layer, index: j };
                }}
              >
                {whole(j + 1)}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fit.rows.map((row) =>
          'unit' in row ? (
            <tr key={row.unit}>
              <th scope="row">
                <Variable name={letter} index={row.unit + 1} />
              </th>
              <Cell value={input[row.unit]!} most={mostOf.input} look="factor">
                {real(input[row.unit]!)}
              </Cell>
              {across((j) => {
                const weight = W[row.unit * outputs + j]!;
                return (
                  <Cell key={j} value={weight} most={mostOf.W} chosen={j === chosen}>
                    {field(row.unit, j, weight)}
                  </Cell>
                );
              })}
            </tr>
          ) : (
            <GapRow key={`gap${row.skipped}`} row={row} columns={fit.columns.length + 2} />
          ),
        )}
      </tbody>
      <tbody class="sums">
        {line('b', b, mostOf.b, '+')}
        {line('a', a, mostOf.a, '=')}
        {line('z', z, mostOf.z, '→')}
      </tbody>
    </table>
  );
}

/** Arrow keys walk through the cells that have a button. */
function walk(event: KeyboardEvent): void {
  const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>('td, th');
  const row = cell?.closest('tr');
  const table = row?.closest('table');
  if (!cell || !row || !table || event.altKey || event.ctrlKey || event.metaKey) return;
  const buttonOf = (one: Element) => one.querySelector('button');
  const can = [...table.rows].map(({ cells }) => [...cells].map((one) => buttonOf(one) !== null));
  const next = walkCells(event.key, can, [row.rowIndex, row.cells.length - 1 - cell.cellIndex]);
  if (!next) return;
  event.preventDefault();
  buttonOf([...table.rows[next[0]]!.cells].at(-1 - next[1])!)?.focus();
}

interface CellProps {
  readonly value: number;
  /** The value that is shaded fully. */
  readonly most: number;
  readonly chosen?: boolean;
  readonly look?: string;
  readonly children: ComponentChildren;
}

/** Numbers that are all smaller than this stay pale: as written they are hardly more than 0. */
const leastShaded = 0.02;

/** One number, shaded by its sign as far as it is large among those of its matrix. */
function Cell({ value, most, chosen = false, look = '', children }: CellProps) {
  const share = Number.isFinite(value) ? Math.abs(value) / Math.max(most, leastShaded) : 0;
  const style = { '--share': `${Math.round(share * 45)}%` };
  return (
    <td class={`${value < 0 ? 'below' : 'above'} ${chosen ? 'chosen' : ''} ${look}`} style={style}>
      {children}
    </td>
  );
}

const Gap = () => <td class="gap">…</td>;

function GapRow({ row, columns }: { row: Row; columns: number }) {
  return (
    <tr>
      <td class="gap" colSpan={columns}>
        {'skipped' in row ? t().moreNeurons(whole(row.skipped)) : ''}
      </td>
    </tr>
  );
}
