import { FormulaError } from './formula-error.ts';

/** A number, a name or a sign of a formula, with the column where it begins, counted from 1. */
export type Token =
  | { readonly kind: 'number'; readonly text: string; readonly column: number }
  | { readonly kind: 'name'; readonly text: string; readonly column: number }
  | { readonly kind: 'sign'; readonly text: string; readonly column: number }
  | { readonly kind: 'end'; readonly text: ''; readonly column: number };

const patterns = [
  ['space', /\s+/y],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['name', /[A-Za-z][A-Za-z0-9]*/y],
  ['sign', /[-+*/^(),]/y],
] as const;

/** The tokens of a formula, the end among them. Throws a `FormulaError` at a sign that no formula has. */
export function split(text: string): Token[] {
  // The minus of typesetting counts as the one on the keyboard.
  const plain = text.replaceAll('−', '-');
  const tokens: Token[] = [];
  let at = 0;
  while (at < plain.length) {
    const column = at + 1;
    const found = patterns.find(([, pattern]) => {
      pattern.lastIndex = at;
      return pattern.test(plain);
    });
    if (!found) throw new FormulaError(column, `unknown sign: ${String.fromCodePoint(plain.codePointAt(at)!)}`);
    const [kind, pattern] = found;
    if (kind !== 'space') tokens.push({ kind, text: plain.slice(at, pattern.lastIndex), column });
    at = pattern.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', column: text.length + 1 });
  return tokens;
}
