import * as v from 'valibot';
import { scaleNames } from '../data/scale-inputs.ts';
import { limits } from '../limits.ts';
import { bytes, floats, indices, parse } from '../parse.ts';
import { differenceSchema } from '../training/difference.ts';
import { settingsSchema, tunableSchema } from '../training/settings.ts';
import { stopRuleSchema } from '../training/stop-rule.ts';

const run = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.steps));
const text = v.pipe(v.string(), v.maxLength(limits.text));
const origin = v.pipe(v.number(), v.integer(), v.minValue(-1));

const range = { low: v.number(), high: v.number() };

export const datasetSchema = v.object({
  name: text,
  features: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.units)),
  inputs: v.union([floats, bytes]),
  target: v.variant('kind', [
    v.object({ kind: v.literal('classes'), labels: bytes, names: v.pipe(v.array(text), v.readonly()) }),
    v.object({ kind: v.literal('values'), values: floats, outputs: count }),
  ]),
  train: count,
  test: count,
  image: v.exactOptional(v.object({ width: count, height: count })),
  plane: v.exactOptional(v.object({ ...range, second: v.exactOptional(v.object(range)) })),
  columns: v.exactOptional(v.object({ inputs: v.pipe(v.array(text), v.readonly()), target: text })),
  scaling: v.exactOptional(v.object({ kind: v.picklist(scaleNames), centre: floats, spread: floats })),
});

/** What the page wants to see in frames. */
const viewSchema = v.object({
  /** The input in hand, (inputs): its way through the network is part of every frame. Empty: none. */
  probe: floats,
  /** Points along each side of the maps of units and of outputs, for two inputs; 0 for none. */
  unitGrid: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(256)),
  outputGrid: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(256)),
  /** Samples (training first, then test) whose outputs are wanted. */
  samples: indices,
  /** Whether the answers to the measured samples are wanted. */
  answers: v.exactOptional(v.boolean()),
  /** Whether the spread of numbers in each layer is wanted. */
  distributions: v.exactOptional(v.boolean()),
  /** Parameters whose gradients are wanted, by their places in the flat array; absent: none. */
  gradients: v.exactOptional(indices),
});

export type View = v.InferOutput<typeof viewSchema>;

const branchDeedSchema = v.variant('kind', [
  /** Begins one at the present step. */
  v.object({ kind: v.literal('begin') }),
  /** Brings one on screen, at a step of it or at its last one. */
  v.object({ kind: v.literal('take'), id: count, step: v.exactOptional(count) }),
  v.object({ kind: v.literal('name'), id: count, name: text }),
  v.object({ kind: v.literal('remove'), id: count }),
  v.object({ kind: v.literal('compare'), one: count, other: count }),
]);

export type BranchDeed = v.InferOutput<typeof branchDeedSchema>;

const commandSchema = v.variant('type', [
  /** Starts a new run from the beginning. A data set of the user's own comes along when the settings say `given`. */
  v.object({
    type: v.literal('configure'),
    run,
    settings: settingsSchema,
    dataset: v.exactOptional(datasetSchema),
    /** Parameters to start from instead of fresh ones. */
    start: v.exactOptional(floats),
    /** Or to go on from those of the run that is there: for each hidden layer the one it was, from 0; -1 for a new one. */
    keep: v.exactOptional(v.pipe(v.array(origin), v.maxLength(limits.layers), v.readonly())),
    /** A second lane beside the run, with one setting different. */
    twin: v.exactOptional(differenceSchema),
  }),
  /** Takes up the run of a run file, paused at its last step. Data of the user's own come along when the file has them not. */
  v.object({ type: v.literal('open'), run, name: text, bytes, dataset: v.exactOptional(datasetSchema) }),
  /** Trains until told otherwise, at a number of steps a second or as fast as it goes. */
  v.object({
    type: v.literal('play'),
    run,
    speed: v.union([v.literal('full'), v.pipe(v.number(), v.minValue(0.01), v.maxValue(1e6))]),
    /** Pauses at the end of the epoch that meets this rule. */
    until: v.exactOptional(stopRuleSchema),
  }),
  v.object({ type: v.literal('pause'), run }),
  /** Trains a number of steps, or to the end of this epoch, then pauses. */
  v.object({ type: v.literal('advance'), run, by: v.picklist(['step', 'epoch']) }),
  /** Goes to a step of the run, earlier or later, and pauses there. */
  v.object({ type: v.literal('seek'), run, step: count }),
  v.object({ type: v.literal('tune'), run, change: tunableSchema }),
  /** Sets one parameter by hand. */
  v.object({ type: v.literal('edit'), run, index: count, value: v.pipe(v.number(), v.finite()) }),
  /** Sets all parameters at once. */
  v.object({ type: v.literal('jump'), run, parameters: floats }),
  v.object({ type: v.literal('look'), run, view: viewSchema }),
  /** One frame was drawn: its credit comes back. */
  v.object({ type: v.literal('drawn') }),
  /** Asks for the parameters along the run, of the kept steps after `after`: all of them, or `only` some. */
  v.object({
    type: v.literal('trace'),
    run,
    after: v.pipe(v.number(), v.integer(), v.minValue(-1)),
    only: v.exactOptional(indices),
  }),
  /** Does something with the branches of the run; each is answered by the branches there are then, or by a comparison. */
  v.object({ type: v.literal('branch'), run, deed: branchDeedSchema }),
  /** Asks for the run as the bytes of a run file; answered by one `saved` or `unsaved`, while training goes on. */
  v.object({ type: v.literal('save'), run }),
]);

export type Command = v.InferOutput<typeof commandSchema>;

/** Parses a message of the page. Throws a `protocol` error that names the key. */
export const parseCommand = (message: unknown): Command => parse(commandSchema, message, 'protocol');
