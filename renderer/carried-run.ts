import { carriedRunId } from '../core/run-file/export/replay.ts';

/** The bytes of the run that this page carries; undefined when it carries none. Throws when they are not base64. */
export function carriedRun(): Uint8Array | undefined {
  const element = document.querySelector<HTMLTemplateElement>(`template#${carriedRunId}`);
  if (!element) return undefined;
  return Uint8Array.from(atob(element.content.textContent ?? ''), (character) => character.charCodeAt(0));
}
