/**
 * What JSON.parse lets pass and a strict reader must not, told as a sentence; undefined when the text is in order. An
 * object holds no key twice: JSON.parse keeps the last, another reader may keep the first, and one file would be two.
 * Numbers are plain whole numbers (`1e2`, `1.0` and `-0` are not). The text must be valid JSON.
 */
export function brokenRule(text: string): string | undefined {
  /** The keys seen so far in every open object, innermost last. Arrays need none: only strings before a colon count. */
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '{') open.push(new Set());
    else if (character === '}') open.pop();
    else if (character === '"') {
      const end = stringEnd(text, at);
      if (isKey(text, end)) {
        const key: string = JSON.parse(text.slice(at, end));
        const keys = open.at(-1);
        if (keys?.has(key)) return `the key "${key.slice(0, 200)}" appears twice`;
        keys?.add(key);
      }
      at = end - 1;
    } else if ('-.'.includes(character) || ('eE'.includes(character) && isDigit(text[at - 1]))) {
      return `the number at character ${numberStart(text, at)} is not a plain whole number`;
    }
  }
  return undefined;
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

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function numberStart(text: string, within: number): number {
  let at = within;
  while (isDigit(text[at - 1])) at--;
  return at;
}
