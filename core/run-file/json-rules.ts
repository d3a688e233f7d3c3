/** How large the JSON of a header may grow. */
interface Most {
  /** Objects and arrays within each other. */
  readonly depth: number;
  /** Keys of one object. */
  readonly keys: number;
  /** Lets numbers pass that are not whole, as settings have them. */
  readonly fractions?: boolean;
}

/**
 * What JSON.parse lets pass and a strict reader must not, told as a sentence; undefined when the text is in order. An
 * object holds no key twice: JSON.parse keeps the last, another reader may keep the first, and one file would be two.
 * Numbers are plain whole numbers (`1e2`, `1.0` and `-0` are not) unless fractions are let pass. To be called before JSON.parse, which builds whatever
 * it is given; throws a SyntaxError where it sees that the text is not JSON, but does not look for that.
 */
export function brokenRule(text: string, most: Most): string | undefined {
  /** The keys seen so far in every open object, innermost last; an array's stays empty. */
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '{' || character === '[') {
      open.push(new Set());
      if (open.length > most.depth) return `character ${at} nests more than ${most.depth} deep`;
    } else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const end = stringEnd(text, at);
      if (isKey(text, end)) {
        const key: string = JSON.parse(text.slice(at, end));
        const keys = open.at(-1);
        if (keys?.has(key)) return `the key ${quote(key)} appears twice`;
        if (keys && keys.add(key).size > most.keys) return `an object has more than ${most.keys} keys`;
      }
      at = end - 1;
    } else if (!most.fractions && isUnusual(character, text[at - 1])) {
      return `the number at character ${numberStart(text, at)} is not a plain whole number`;
    }
  }
  return undefined;
}

/** A text of a file for a message: short, on one line, in quotes. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && ' \t\n\r'.includes(text[at]!)) at++;
  return text[at] === ':';
}

/** Whether a character outside a string belongs to a number that is not plain and whole. */
function isUnusual(character: string, before: string | undefined): boolean {
  return '-.'.includes(character) || ('eE'.includes(character) && isDigit(before));
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function numberStart(text: string, within: number): number {
  let at = within;
  while (isDigit(text[at - 1])) at--;
  return at;
}
