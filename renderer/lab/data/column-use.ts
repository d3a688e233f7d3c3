import type { CsvChoice } from '../../../core/data/csv-dataset.ts';

export type ColumnUse = 'input' | 'target' | 'out';

export function useOf({ inputs, target }: CsvChoice, column: number): ColumnUse {
  if (column === target) return 'target';
  return inputs.includes(column) ? 'input' : 'out';
}

/** The choice with another use of one column. There is always one target: the one before is left out then. */
export function withUse(choice: CsvChoice, column: number, use: ColumnUse): CsvChoice {
  const others = choice.inputs.filter((input) => input !== column);
  if (use === 'target') return { ...choice, inputs: others, target: column };
  if (column === choice.target) return choice;
  return { ...choice, inputs: use === 'input' ? [...others, column].sort((a, b) => a - b) : others };
}
