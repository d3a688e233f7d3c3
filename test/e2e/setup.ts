import { buildStale, targetNames } from '../../scripts/targets.mjs';

/** Before the first test in a browser: what it opens is built from the sources as they are. */
export default function setup(): Promise<void> {
  return buildStale(targetNames);
}
