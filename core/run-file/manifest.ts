import * as v from 'valibot';
import { arithmetic } from '../engine/arithmetic.ts';
import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import { parse } from '../parse.ts';
import { settingsSchema, tunableSchema } from '../training/settings.ts';
import { brokenRule } from './json-rules.ts';
import { ownDataSchema } from './own-data.ts';

const format = 'perceptron-lab.run';
/** What is written. Readers take every minor version, and refuse a higher major one. */
const version = { major: 1, minor: 6 };

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const step = v.pipe(whole, v.maxValue(limits.steps));
const count = v.pipe(whole, v.maxValue(limits.samples));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const text = v.pipe(v.string(), v.maxLength(limits.text));
/** More than any lab keeps. */
const mostBranches = 256;

/** How far a line of steps goes, what was changed on the way, and its exact states. */
const courseEntries = {
  steps: step,
  events: v.array(
    v.object({
      step,
      /** The optimizer may be among what was changed from minor version 5, the order of samples from 6. */
      change: tunableSchema,
      /** The hash of the parameters to which the run jumped, which are a part of their own; from minor version 3. */
      jump: v.exactOptional(hash),
      edits: v.array(v.object({ index: whole, value: v.pipe(v.number(), v.finite()) })),
    }),
  ),
  keyframes: v.array(v.object({ step, file: text })),
};
const courseSchema = v.object(courseEntries);

/** A course; the whole manifest is that of the branch on screen. */
export type CourseEntry = v.InferOutput<typeof courseSchema>;

const branchSchema = v.object({
  id: whole,
  name: text,
  parent: v.exactOptional(whole),
  from: step,
  /** Of a branch that is not on screen. */
  course: v.exactOptional(courseSchema),
});

/** Unknown keys are let through: a higher minor version may have added them. */
const manifestSchema = v.looseObject({
  format: v.literal(format),
  version: v.object({ major: v.literal(version.major), minor: whole }),
  /** The engine's arithmetic it was trained with; minor versions 0 and 1 say nothing and mean 1. */
  arithmetic: v.optional(whole, 1),
  settings: settingsSchema,
  /** Which samples it was trained on: the hash of inputs and targets, and how many of each set. */
  data: v.looseObject({ sha256: hash, train: count, test: count, own: v.exactOptional(ownDataSchema) }),
  ...courseEntries,
  /** The tree of branches, where there are several; from minor version 4. */
  branches: v.exactOptional(
    v.object({ current: whole, list: v.pipe(v.array(branchSchema), v.maxLength(mostBranches)) }),
  ),
  files: v.record(text, v.object({ bytes: whole, sha256: hash })),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;

/** How deep objects may lie in each other, and how many keys one may have: parts, and a few. */
const most = { depth: 16, keys: limits.entries + 1, fractions: true };

/** The bytes of a manifest; keys in the order of the schema, so that the same run gives the same bytes. */
export function writeManifest(manifest: Omit<Manifest, 'format' | 'version' | 'arithmetic'>): Uint8Array<ArrayBuffer> {
  const ordered = parse(manifestSchema, { format, version, arithmetic, ...manifest }, 'internal');
  return new TextEncoder().encode(JSON.stringify(ordered, null, 2));
}

/** Parses the text of a manifest. Throws a `format` error that begins with `where` and names the key. */
export function parseManifest(text: string, where: string): Manifest {
  const fail = (problem: string) => new LabError('format', `${where}: ${problem}`);
  let broken: string | undefined;
  let value: unknown;
  try {
    broken = brokenRule(text, most);
    if (broken === undefined) value = JSON.parse(text);
  } catch {
    throw fail('it is not JSON');
  }
  if (broken !== undefined) throw fail(broken);
  const made = v.safeParse(v.object({ version: v.object({ major: v.number() }) }), value);
  if (made.success && made.output.version.major > version.major) {
    throw fail(`it is of version ${made.output.version.major}, made by a newer lab`);
  }
  try {
    return parse(manifestSchema, value, 'format');
  } catch (thrown) {
    throw thrown instanceof LabError ? fail(thrown.message) : thrown;
  }
}
