/** A place over the square from -1 to 1 in x and y; it may lie outside. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export const isInside = ({ x, y }: Place): boolean => Math.abs(x) <= 1 && Math.abs(y) <= 1;

/** The shares of a step between which it is inside the square; undefined when it misses it (Liang and Barsky, 1984). */
export function insidePart(from: Place, to: Place): readonly [enters: number, leaves: number] | undefined {
  let [enters, leaves] = [0, 1];
  for (const [at, move] of [
    [from.x, to.x - from.x],
    [from.y, to.y - from.y],
  ] as const) {
    if (move === 0) {
      if (Math.abs(at) > 1) return undefined;
      continue;
    }
    const [one, other] = [(-1 - at) / move, (1 - at) / move];
    enters = Math.max(enters, Math.min(one, other));
    leaves = Math.min(leaves, Math.max(one, other));
  }
  return enters <= leaves ? [enters, leaves] : undefined;
}

/** The place at a share of a step. */
export const placeBetween = (from: Place, to: Place, share: number): Place => ({
  x: from.x + share * (to.x - from.x),
  y: from.y + share * (to.y - from.y),
});

/** The pieces of a path of straight steps that lie inside the square. */
export function piecesInside(places: readonly Place[]): Place[][] {
  const pieces: Place[][] = [];
  let open = false;
  for (let i = 1; i < places.length; i++) {
    const [from, to] = [places[i - 1]!, places[i]!];
    const inside = insidePart(from, to);
    if (inside) {
      const [enters, leaves] = inside;
      if (!open || enters > 0) pieces.push([placeBetween(from, to, enters)]);
      pieces.at(-1)!.push(placeBetween(from, to, leaves));
    }
    open = inside?.[1] === 1;
  }
  return pieces;
}
