import { computed } from '@preact/signals';
import { en, type Messages } from '../resources/messages/en.ts';
import { ja } from '../resources/messages/ja.ts';
import { type Language, language, moreDigits } from './store/preferences.ts';

/** A new language is one file of messages and one line here. */
const catalogues: Record<Language, Messages> = { en, ja };

/** The messages of the chosen language: `t().play`. Reading it in a component keeps that component in the language. */
const messages = computed(() => catalogues[language.value]);
export const t = () => messages.value;

/** What each language calls itself. */
export const languageNames = Object.entries(catalogues).map(([code, { language: name }]) => ({
  code: code as Language,
  name,
}));

const formats = new Map<string, Intl.NumberFormat>();

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language.value + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat(language.value, options);
  formats.set(key, known);
  return known;
}

/**
 * A real number by the rules of the look: fixed decimals, U+2212 for minus, never "−0.00"; below 0.001 or above 99,999 in
 * powers of ten when that is shorter than zeros. The switch for more digits shows six decimals.
 */
export function real(value: number, decimals = 2): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  const size = Math.abs(value);
  const digits = moreDigits.value ? 6 : decimals;
  const powers = size > 99_999 || (decimals > 2 && size > 0 && size < 0.001);
  if (powers) return minus(value.toExponential(moreDigits.value ? 4 : 1));
  const text = format({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(size);
  const zero = size < 0.5 * 10 ** -digits;
  return value < 0 && !zero ? `−${text}` : text;
}

/** A number with so many digits that count, for numbers that are compared: as powers of ten where zeros would lead. */
export function significant(value: number, digits = 6): string {
  if (!Number.isFinite(value)) return real(value);
  const size = Math.abs(value);
  if (size > 0 && (size < 1e-4 || size > 99_999)) return minus(value.toExponential(digits - 1));
  return minus(format({ minimumSignificantDigits: digits, maximumSignificantDigits: digits }).format(value));
}

/** A rate or setting as it is typed: as many digits as it needs, not parted in threes, so that it is read back the same. */
export function plain(value: number): string {
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) > 99_999)) return minus(value.toExponential());
  return minus(format({ maximumFractionDigits: 8, useGrouping: false }).format(value));
}

/** A number with so many decimals whatever its size, so that a column aligns; the switch for more digits shows six. */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return real(value);
  const digits = moreDigits.value ? 6 : decimals;
  return minus(format({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value));
}

export const whole = (value: number): string => minus(format({ maximumFractionDigits: 0 }).format(value));
export const percent = (share: number): string =>
  Number.isNaN(share)
    ? '–'
    : format({ style: 'percent', maximumFractionDigits: moreDigits.value ? 2 : 0 }).format(share);

/** A share that may be far below a hundredth: `0.034%`, `134%`. */
export const smallPercent = (share: number): string =>
  format({
    style: 'percent',
    maximumFractionDigits: 0,
    maximumSignificantDigits: 2,
    roundingPriority: 'morePrecision',
  }).format(share);

/** The size of a file: `2.7 MB`. */
export function fileSize(bytes: number): string {
  const [unit, length] = bytes < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const);
  const digits = bytes / length < 10 ? 1 : 0;
  return format({ style: 'unit', unit, maximumFractionDigits: digits }).format(bytes / length);
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** How long ago something was, in the largest unit that fits: `3 minutes ago`. */
export function ago(milliseconds: number): string {
  const time = Math.max(1000, milliseconds);
  const [unit, length] = units.find(([, one]) => time >= one)!;
  const text = new Intl.RelativeTimeFormat(language.value).format(-Math.floor(time / length), unit);
  // Japanese has no space between a number and its unit.
  return language.value === 'ja' ? text.replaceAll(' ', '') : text;
}

function minus(text: string): string {
  return text.replace(/-/g, '−');
}

/**
 * Reads a number that a person typed: decimal point or comma, either minus, a fraction such as 1/3, powers of ten, also
 * in letters of full width.
 * Undefined when it is none.
 */
export function readNumber(text: string): number | undefined {
  const clean = text.trim().normalize('NFKC').replace('⁄', '/').replace('−', '-').replace(',', '.');
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\s*\/\s*(\d+\.?\d*))?$/i.exec(clean);
  if (!match) return undefined;
  const value = Number(match[1]) / Number(match[2] ?? 1);
  return Number.isFinite(value) ? value : undefined;
}
