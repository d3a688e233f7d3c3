/** Rows above and below those on screen that are there already, so that scrolling shows no gaps. */
const spare = 4;

/** Which rows of a long list are worth having, of rows that are all as high. */
export function rowsInView(
  rows: number,
  rowHeight: number,
  scrolled: number,
  height: number,
): { first: number; count: number } {
  const first = Math.max(0, Math.min(rows, Math.floor(scrolled / rowHeight) - spare));
  const last = Math.min(rows, Math.ceil((scrolled + height) / rowHeight) + spare);
  return { first, count: Math.max(0, last - first) };
}

/** The rows that are there: those in view, and the one in hand wherever it is. In rising order. */
export function rowsShown(first: number, count: number, inHand: number): number[] {
  const rows = Array.from({ length: count }, (_, i) => first + i);
  if (inHand < 0 || (inHand >= first && inHand < first + count)) return rows;
  return inHand < first ? [inHand, ...rows] : [...rows, inHand];
}

/** A row that is there, or the rows before, between and after those, which are not. */
export type Piece = { readonly row: number } | { readonly gap: number; readonly from: number };

/** A whole list of `rows` in pieces, of which these are shown. */
export function piecesOf(shown: readonly number[], rows: number): Piece[] {
  const pieces: Piece[] = [];
  let next = 0;
  for (const row of shown) {
    if (row > next) pieces.push({ gap: row - next, from: next });
    pieces.push({ row });
    next = row + 1;
  }
  if (rows > next) pieces.push({ gap: rows - next, from: next });
  return pieces;
}

/** How far to scroll so that a row is wholly in view: not at all when it is. */
export function scrollToRow(row: number, rowHeight: number, scrolled: number, height: number): number {
  if (row * rowHeight < scrolled) return row * rowHeight;
  return Math.max(scrolled, (row + 1) * rowHeight - height);
}

/** The row that a key leads to; undefined for other keys. */
export function rowAfterKey(key: string, row: number, rows: number, page: number): number | undefined {
  const within = (to: number) => Math.max(0, Math.min(rows - 1, to));
  switch (key) {
    case 'ArrowUp':
      return within(row - 1);
    case 'ArrowDown':
      return within(row + 1);
    case 'PageUp':
      return within(row - page);
    case 'PageDown':
      return within(row + page);
    case 'Home':
      return 0;
    case 'End':
      return within(rows - 1);
    default:
      return undefined;
  }
}
