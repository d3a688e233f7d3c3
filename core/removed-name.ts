import { safeFileName } from './file-name.ts';

/** Days for which a run that was deleted can be brought back. */
export const daysToBringBack = 30;

/** What a deleted run's file is called, so that two of one name have room: when it was deleted, as `Date` counts, and its name. */
export function removedName(name: string, time: number): string {
  return `${Math.floor(time)} ${name}`;
}

/** The name and time again; undefined for anything that is not of a deleted run. */
export function readRemovedName(text: string): { readonly name: string; readonly time: number } | undefined {
  const [, time, name] = /^(\d{1,15}) (.+)$/.exec(text) ?? [];
  return name !== undefined && safeFileName(name) === name ? { name, time: Number(time) } : undefined;
}

/** Whether the time is over in which what was deleted at `time` can be brought back. */
export function isGone(time: number, now: number): boolean {
  return now - time > daysToBringBack * 24 * 60 * 60 * 1000;
}
