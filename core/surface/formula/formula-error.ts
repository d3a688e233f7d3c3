import { LabError } from '../../lab-error.ts';

/** A formula that cannot be read, with the column, counted from 1, where reading ended. */
export class FormulaError extends LabError {
  readonly column: number;

  constructor(column: number, fault: string) {
    super('settings', `column ${column}: ${fault}`);
    this.name = 'FormulaError';
    this.column = column;
  }
}
