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

function placeIn(page: string, body: number): [start: number, end: number] {
  const start = page.indexOf(opening, body);
  if (start >= 0) return [start, page.indexOf(closing, start) + closing.length];
  const end = page.indexOf('</body>', body);
  return [end, end];
}
