import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import { sha256 } from '../sha256.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { mediaType, partNames } from './run-parts.ts';
import { readSummary, type Summary } from './summary.ts';
import { storedEntry } from './zip.ts';

/** What a list of runs needs to know of one. */
export interface RunHead {
  readonly manifest: Manifest;
  /** Files of versions before 1.2 have none. */
  readonly summary: Summary | undefined;
}

/**
 * What the first bytes of a run file tell; undefined when these are too few. What follows is not looked at: the file may be
 * damaged all the same. Throws a `format` error for bytes that no run file begins with.
 */
export function readHead(bytes: Uint8Array, fileName: string): RunHead | undefined {
  const fail = (problem: string) => new LabError('format', `${fileName}: ${problem}`);
  const media = storedEntry(bytes, 0, fileName);
  if (!media) return undefined;
  if (media.name !== partNames.mediaType || textOf(media.content) !== mediaType) {
    throw fail(`mimetype ${mediaType} is expected`);
  }
  const second = storedEntry(bytes, media.end, fileName, limits.headerBytes);
  if (!second) return undefined;
  if (second.name !== partNames.manifest) throw fail(`the part ${partNames.manifest} is expected at byte ${media.end}`);
  const manifest = parseManifest(textOf(second.content), `${fileName}: ${partNames.manifest}`);
  if (!Object.hasOwn(manifest.files, partNames.summary)) return { manifest, summary: undefined };

  const third = storedEntry(bytes, second.end, fileName, limits.headerBytes);
  if (!third) return undefined;
  if (third.name !== partNames.summary) return { manifest, summary: undefined };
  if (sha256(third.content) !== manifest.files[partNames.summary]!.sha256) {
    throw fail(`the part ${partNames.summary} is damaged, its SHA-256 does not match the manifest`);
  }
  return { manifest, summary: readSummary(third.content, `${fileName}: ${partNames.summary}`) };

  function textOf(content: Uint8Array): string {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(content);
    } catch {
      throw fail('its first parts are not UTF-8 text');
    }
  }
}
