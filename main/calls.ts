import * as v from 'valibot';
import { safeFileName } from '../core/file-name.ts';
import { limits } from '../core/limits.ts';
import type { DesktopCalls } from '../core/protocol/desktop-calls.ts';
import { readRemovedName } from '../core/removed-name.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(limits.text));

/** A run's name is a file's name that every system takes: no path can be made of it. */
const runName = v.pipe(
  text,
  v.check((name) => safeFileName(name) === name, 'a name without folders is expected'),
);
const removedId = v.pipe(
  text,
  v.check((id) => readRemovedName(id) !== undefined, 'a time and a name without folders are expected'),
);
const contents = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.byteLength <= limits.fileBytes, `at most ${limits.fileBytes} bytes are expected`),
);

/** What a page's calls must look like before main looks into them. */
export const callSchemas = {
  connect: v.strictObject({
    kind: v.picklist(['trainer', 'surface']),
    nonce: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/)),
  }),
  openFiles: v.strictObject({
    endings: v.pipe(v.array(v.pipe(v.string(), v.regex(/^(\.[a-z0-9]{1,16}){1,3}$/i))), v.maxLength(32)),
  }),
  saveFile: v.strictObject({ name: text, bytes: contents }),
  listRuns: v.strictObject({}),
  readRun: v.strictObject({
    name: runName,
    most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.fileBytes)),
  }),
  writeRun: v.strictObject({ name: runName, bytes: contents }),
  renameRun: v.strictObject({ name: runName, to: runName }),
  removeRun: v.strictObject({ name: runName }),
  listRemovedRuns: v.strictObject({}),
  bringBackRun: v.strictObject({ id: removedId, to: runName }),
  eraseRun: v.strictObject({ id: removedId }),
  takeFiles: v.strictObject({}),
} as const satisfies { [Name in keyof DesktopCalls]: v.GenericSchema<unknown, Parameters<DesktopCalls[Name]>[0]> };
