/** One line of a column: a unit, or a gap that says how many units are left out. */
export type Row = { readonly unit: number } | { readonly skipped: number };

/** How the units of a layer stand in a box. */
export interface ColumnFit {
  /** Side of a tile and distance between the middles of two rows, in px. */
  readonly tile: number;
  readonly pitch: number;
  /** Columns that the layer is wrapped into; rows are filled from left to right. */
  readonly across: number;
  readonly rows: readonly Row[];
}

interface Room {
  readonly width: number;
  readonly height: number;
  /** Side of a tile when there is room enough. */
  readonly tile: number;
  /** Tiles carry pictures: better several columns of pictures than one of dots. */
  readonly pictures: boolean;
  /** A unit that must be seen. */
  readonly seen: number;
}

/** Room under a tile for the bar of its bias, in px. */
export const barRoom = 9;
const mostInColumn = 24;
/** Units at each end of a column that is cut. */
export const mostEnds = 8;
/** Sides under which a picture says nothing: in a column, where a reader follows one by one, and in a field of many. */
const smallestAlone = 18;
const smallestInField = 22;
const nearlyBest = 0.85;
/** Between the tiles of a field, in px. */
export const fieldGap = 4;

/** Fits `count` units: one column of tiles, else a field of pictures, else a column with a gap. */
export function fitColumn(count: number, room: Room): ColumnFit {
  const alone = column(allOf(count), room);
  if (count === 1 || alone.tile >= smallestAlone) return alone;
  const field = room.pictures ? fieldOf(count, room) : undefined;
  return field ?? (count <= mostInColumn ? alone : column(cut(count, room.seen), room));
}

function column(rows: readonly Row[], { height, tile }: Room): ColumnFit {
  const pitch = Math.min(height / rows.length, 1.41 * tile);
  const room = pitch - barRoom >= smallestAlone ? barRoom : fieldGap;
  return { tile: Math.max(3, Math.min(tile, pitch - room)), pitch, across: 1, rows };
}

/** Of the fields with nearly the largest tiles, the one with the fewest columns: a reader looks for columns. */
function fieldOf(count: number, { width, height, tile: largest }: Room): ColumnFit | undefined {
  const tileOf = (across: number) =>
    Math.min(largest, height / Math.ceil(count / across) - fieldGap, width / across - fieldGap);
  const choices = Array.from(
    { length: Math.max(0, Math.floor(width / (smallestInField + fieldGap)) - 1) },
    (_, i) => i + 2,
  );
  const best = Math.max(0, ...choices.map(tileOf));
  const across = choices.find((one) => tileOf(one) >= nearlyBest * best);
  if (across === undefined || tileOf(across) < smallestInField) return undefined;
  const tile = tileOf(across);
  return { tile, pitch: tile + fieldGap, across, rows: allOf(count) };
}

const allOf = (count: number): Row[] => Array.from({ length: count }, (_, unit) => ({ unit }));

/** The first and the last few; the first ones move down so that the unit to be seen is one of them. */
export function cut(count: number, seen: number, ends = mostEnds): Row[] {
  const tail = count - ends;
  const from = seen < ends || seen >= tail ? 0 : Math.min(seen - Math.floor(ends / 2), tail - ends);
  const rows: Row[] = [];
  if (from > 0) rows.push({ skipped: from });
  for (let unit = from; unit < from + ends; unit++) rows.push({ unit });
  if (from + ends < tail) rows.push({ skipped: tail - from - ends });
  for (let unit = tail; unit < count; unit++) rows.push({ unit });
  return rows;
}
