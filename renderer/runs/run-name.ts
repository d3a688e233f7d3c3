import { safeFileName } from '../../core/file-name.ts';

/** What a run is called before anybody gives it a name: its data and the shape of its network. */
export function runName(data: string, sizes: readonly number[]): string {
  return safeFileName(`${data.replace(/(\.[a-z0-9]{1,4}){1,2}$/i, '')} ${sizes.join('-')}`);
}

/** A name, or the next one with a number that is free: `Moons`, `Moons (2)`. Some file systems take no heed of capitals. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  const [, stem = name, last] = /^(.+) \((\d{1,6})\)$/.exec(name) ?? [];
  let next = name;
  for (let number = last === undefined ? 2 : Number(last) + 1; used.has(next.toLowerCase()); number++) {
    next = `${stem} (${number})`;
  }
  return next;
}
