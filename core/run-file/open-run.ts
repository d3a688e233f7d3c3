import type { Dataset } from '../data/dataset.ts';
import type { Settings } from '../training/settings.ts';
import { readRun } from './read-run.ts';
import { dataFor } from './reopen.ts';

/** A run file that was found whole, and can be taken up. */
export interface OpenedRun {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly settings: Settings;
  /** The data it goes on with, where they are of the user's own; undefined for a built-in set. */
  readonly given: Dataset | undefined;
}

/**
 * Checks a run file, and that its data are there: in the file, or those that are brought. Throws what `readRun` and
 * `sessionOf` throw.
 */
export function openRun(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  brought: Dataset | undefined,
): OpenedRun {
  const run = readRun(bytes, name);
  const { settings } = run.manifest;
  const given = settings.data.kind === 'given' ? (run.ownData ?? brought) : undefined;
  const dataset = dataFor(run, given);
  return { name, bytes, settings, given: given && dataset };
}
