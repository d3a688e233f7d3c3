import { readRun } from '../read-run.ts';
import { dataFor } from '../reopen.ts';
import { base64Lines } from './base64.ts';

/** The id of the element that holds the run which a page carries; its content is neither run nor shown. */
export const carriedRunId = 'carried-run';

const opening = `<template id="${carriedRunId}">`;
const closing = '</template>';

/**
 * The page of the single-file edition with the bytes of a run file in it, which it opens with; a run that it carries already
 * makes room. Its scripts stay as they are, and so do their hashes in the page's policy.
 */
export function replayPage(page: string, run: Uint8Array): string {
  // Scripts in the head may hold the names of these elements: what follows the last <body> is the page's own.
  const body = page.lastIndexOf('<body');
  const [start, end] = placeIn(page, body);
  const carried = [opening, ...base64Lines(run), closing].join('\n');
  return page.slice(0, start) + carried + page.slice(end);
}

/**
 * The same as the bytes of the page, of a file that is checked. Throws what `readRun` throws, and a `data` error for a run whose
 * data do not travel with it: it could not be replayed.
 */
export function replayOf(
  file: { readonly name: string; readonly bytes: Uint8Array },
  page: string,
): Uint8Array<ArrayBuffer> {
  dataFor(readRun(file.bytes, file.name));
  return new TextEncoder().encode(replayPage(page, file.bytes));
}

function placeIn(page: string, body: number): [start: number, end: number] {
  const start = page.indexOf(opening, body);
  if (start >= 0) return [start, page.indexOf(closing, start) + closing.length];
  const end = page.indexOf('</body>', body);
  return [end, end];
}
