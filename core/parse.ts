import * as v from 'valibot';
import { type ErrorCode, LabError } from './lab-error.ts';

/** Schemas of typed arrays, in either kind of buffer. */
export const floats = v.custom<Float32Array>((value) => value instanceof Float32Array, 'a Float32Array is expected');
export const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'a Uint8Array is expected');
export const indices = v.custom<Uint32Array>((value) => value instanceof Uint32Array, 'a Uint32Array is expected');

/** Parses what came over a border. Throws an error of this code that names the key, what was expected and what was there. */
export function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  code: ErrorCode,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const key = v.getDotPath(issue);
  const sentence =
    issue.type === 'custom' ? issue.message : `${issue.expected ?? 'another value'} is expected, not ${issue.received}`;
  throw new LabError(code, key === null ? sentence : `${key}: ${sentence}`);
}
