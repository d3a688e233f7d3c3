import { parseArgs } from 'node:util';
import { LabError } from '../../core/lab-error.ts';

export interface CliCommand {
  readonly name: string;
  /** The file that stands beside its options, if it takes one. */
  readonly file?: string;
  readonly about: string;
  /** Lines of the usage text. */
  readonly options: readonly string[];
  readonly run: (args: readonly string[]) => Promise<void>;
}

/** The command line itself is wrong: exit code 2. */
export class UsageError extends LabError {
  constructor(message: string) {
    super('settings', message);
  }
}

type Options<Name extends string> = Partial<Record<Name, string>> & { readonly json: boolean };

/** The options of a command by name, with `json` among them. Throws a `UsageError` for others. */
export function readOptions<Name extends string>(args: readonly string[], names: readonly Name[]): Options<Name> {
  return parsed(args, names, false).options;
}

/** The same for a command that takes one file, which stands before or after its options. */
export function readFileAndOptions<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): { readonly file: string; readonly options: Options<Name> } {
  const { files, options } = parsed(args, names, true);
  const [file] = files;
  if (file === undefined || files.length > 1) {
    throw new UsageError(`one run file is expected, not ${files.length === 0 ? 'none' : files.join(' ')}`);
  }
  return { file, options };
}

function parsed<Name extends string>(args: readonly string[], names: readonly Name[], allowPositionals: boolean) {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, json: { type: 'boolean' } },
      strict: true,
      allowPositionals,
    });
    const known: Options<Name> = { ...(values as Partial<Record<Name, string>>), json: values['json'] === true };
    return { files: positionals, options: known };
  } catch (thrown) {
    throw new UsageError((thrown as Error).message.split('. ')[0]!);
  }
}

/** One of some words. Throws a `UsageError` that names the option. */
export function choiceOption<T extends string>(name: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (!found) throw new UsageError(`--${name}: one of ${known.join(' ')} is expected, not ${value}`);
  return found;
}

/** Which numbers an option takes. */
interface Allowed {
  readonly whole?: boolean;
  readonly least?: number;
  readonly most?: number;
}

/** A number given as text. Throws a `UsageError` that names the option when it is none, or not one that is allowed. */
export function numberOption(name: string, text: string, allowed: Allowed = {}): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const { whole = false, least, most } = allowed;
  const fits = value >= (least ?? value) && value <= (most ?? value) && (!whole || Number.isInteger(value));
  if (!Number.isFinite(value) || !fits) {
    const kind = whole ? 'a whole number' : 'a number';
    const bounds = (least === undefined ? '' : ` from ${least}`) + (most === undefined ? '' : ` to ${most}`);
    throw new UsageError(`--${name}: ${kind}${bounds} is expected, not ${text}`);
  }
  return value;
}

export function required(name: string, value: string | undefined): string {
  if (value === undefined) throw new UsageError(`--${name} is needed`);
  return value;
}

/** Prints a result: one JSON object as the last line, or a line a figure for people. NaN is null in JSON. */
export function printResult(result: Readonly<Record<string, unknown>>, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const width = Math.max(...Object.keys(result).map((key) => key.length));
  for (const [key, value] of Object.entries(result)) {
    process.stdout.write(`${key.padEnd(width)}  ${readable(value)}\n`);
  }
}

function tableRow(row: unknown): string {
  const cells = [row].flat().map((one) => String(one).padStart(6));
  return `\n  ${cells.join('')}`;
}

function readable(value: unknown): string {
  if (value === null) return '–';
  if (Array.isArray(value)) return value.map(tableRow).join('');
  if (typeof value !== 'number' || Number.isInteger(value)) return String(value);
  return Number.isNaN(value) ? '–' : String(Number(value.toPrecision(6)));
}
