/** Letters that the stage's head has room for. */
const room = 24;
/** Equal layers in a row from which the middle ones are left out. */
const many = 4;

/** The sizes of all layers, `784–50–10`; where that is too long, of many equal ones the first and the last: `2–1024–⋯–1024–1`. */
export function shortShape(sizes: readonly number[]): string {
  const all = sizes.join('–');
  if (all.length <= room) return all;
  const parts: string[] = [];
  for (let from = 0, to = 0; from < sizes.length; from = to) {
    while (to < sizes.length && sizes[to] === sizes[from]) to += 1;
    const size = String(sizes[from]);
    parts.push(...(to - from < many ? sizes.slice(from, to).map(String) : [size, '⋯', size]));
  }
  return parts.join('–');
}
