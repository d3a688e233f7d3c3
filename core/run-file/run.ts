import * as v from 'valibot';
import type { Dataset } from '../data/dataset.ts';
import type { EngineState } from '../engine/engine.ts';
import { LabError } from '../lab-error.ts';
import { parse } from '../parse.ts';
import { hashOf, sha256 } from '../sha256.ts';
import type { Session } from '../training/session.ts';
import { settingsSchema, tunableSchema } from '../training/settings.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';
import type { Tensor } from './tensor.ts';
import { toTensors, toWeights, type Weights } from './weights.ts';
import { readZip, writeZip } from './zip.ts';

/**
 * The run file, `.plab`: a ZIP whose entries are stored, `mimetype` first. `manifest.json` says what the run is and holds a
 * SHA-256 of every other part; `model.safetensors` is the last step for other tools; `keyframes/` are exact states, from
 * which any step is reached by training on; `history.safetensors` has the loss along the run.
 */
const mimetype = 'application/vnd.perceptron-lab.run+zip';
const format = 'perceptron-lab.run';
const version = { major: 1, minor: 0 };

/** Keyframes of a file take about so many bytes together; the first one is always there. */
const keyframeBytes = 3 * 1024 * 1024;

const step = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Unknown keys are let through: a higher minor version may have added them. */
const manifestSchema = v.looseObject({
  format: v.literal(format),
  version: v.object({ major: v.number(), minor: v.number() }),
  settings: settingsSchema,
  /** Which samples it was trained on: the hash of inputs and targets, and how many of each set. */
  data: v.looseObject({ sha256: v.string(), train: step, test: step }),
  steps: step,
  events: v.array(
    v.object({ step, change: tunableSchema, edits: v.array(v.object({ index: step, value: v.number() })) }),
  ),
  keyframes: v.array(v.object({ step, file: v.string() })),
  files: v.record(v.string(), v.object({ bytes: step, sha256: v.string() })),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;

/** The whole run as the bytes of a run file. The same run gives the same bytes. */
export function writeRun(session: Session): Uint8Array<ArrayBuffer> {
  const { engine, settings, dataset, events, states } = session;
  const parts = new Map<string, Uint8Array>();
  const { sizes } = engine.network;
  const model = toTensors({ sizes, parameters: engine.parameters() });
  parts.set('model.safetensors', writeSafetensors(model, new Map([['step', String(session.step)]])));
  const keyframes = spread(states).map((state) => {
    const file = `keyframes/${String(state.step).padStart(9, '0')}.safetensors`;
    const column = (data: Float32Array): Tensor => ({ shape: [data.length], data });
    const tensors = new Map([
      ['parameters', column(state.parameters)],
      ...state.slots.map((slot, i) => [`slot${i}`, column(slot)] as const),
    ]);
    const place = { step: state.step, epoch: state.epoch, drawn: state.drawn, updates: state.updates };
    parts.set(
      file,
      writeSafetensors(tensors, new Map(Object.entries(place).map(([key, value]) => [key, String(value)]))),
    );
    return { step: state.step, file };
  });
  const { stride, mean, least, most } = session.curve();
  const history = new Map<string, Tensor>(
    Object.entries({ mean, least, most }).map(([name, data]) => [`loss.${name}`, { shape: [data.length], data }]),
  );
  parts.set('history.safetensors', writeSafetensors(history, new Map([['stride', String(stride)]])));

  const manifest: Manifest = {
    format,
    version,
    settings,
    data: { sha256: dataHash(dataset), train: dataset.train, test: dataset.test },
    steps: session.end,
    events: events.map(({ step, change, edits }) => ({ step, change, edits: [...edits] })),
    keyframes,
    files: Object.fromEntries(
      [...parts].map(([name, bytes]) => [name, { bytes: bytes.length, sha256: sha256(bytes) }]),
    ),
  };
  const text = new TextEncoder();
  return writeZip(
    new Map([
      ['mimetype', text.encode(mimetype)],
      ['manifest.json', text.encode(JSON.stringify(manifest, null, 2))],
      ...parts,
    ]),
  );
}

/** States spread evenly over those that a session keeps, so many that the file stays small to hand on. */
function spread(states: readonly EngineState[]): readonly EngineState[] {
  const bytes = states[0]!.parameters.byteLength * (1 + states[0]!.slots.length);
  const every = Math.ceil((states.length * bytes) / keyframeBytes);
  return states.filter((_, i) => i % every === 0);
}

export interface RunFile {
  readonly manifest: Manifest;
  /** Parameters of the last step. */
  readonly weights: Weights;
}

/**
 * Reads what a run is and its last weights. Throws a `format` error for anything that is not a whole run file of this major
 * version, and says which part is damaged.
 */
export function readRun(bytes: Uint8Array, fileName: string): RunFile {
  const entries = readZip(bytes, fileName);
  const entry = (name: string) => {
    const found = entries.get(name);
    if (!found) throw new LabError('format', `${fileName}: the part ${name} is missing`);
    return found;
  };
  const text = new TextDecoder('utf-8', { fatal: true });
  const read = (name: string) => {
    try {
      return text.decode(entry(name));
    } catch (thrown) {
      if (thrown instanceof LabError) throw thrown;
      throw new LabError('format', `${fileName}: ${name} is not UTF-8 text`);
    }
  };
  if (read('mimetype') !== mimetype) throw new LabError('format', `${fileName}: mimetype ${mimetype} is expected`);
  const manifest = parseManifest(read('manifest.json'), fileName);
  for (const [name, { bytes: size, sha256: hash }] of Object.entries(manifest.files)) {
    const part = entry(name);
    if (part.length !== size || sha256(part) !== hash) {
      throw new LabError('format', `${fileName}: the part ${name} is damaged, its SHA-256 does not match the manifest`);
    }
  }
  const model = 'model.safetensors';
  if (!Object.hasOwn(manifest.files, model)) throw new LabError('format', `${fileName}: files.${model} is missing`);
  return { manifest, weights: toWeights(readSafetensors(entry(model), fileName).tensors, fileName) };
}

function parseManifest(text: string, fileName: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new LabError('format', `${fileName}: manifest.json is not JSON`);
  }
  const made = v.safeParse(v.object({ version: v.object({ major: v.number() }) }), value);
  if (made.success && made.output.version.major > version.major) {
    throw new LabError('format', `${fileName}: it is of version ${made.output.version.major}, made by a newer lab`);
  }
  try {
    return parse(manifestSchema, value, 'format');
  } catch (thrown) {
    throw thrown instanceof LabError ? new LabError('format', `${fileName}: manifest.json: ${thrown.message}`) : thrown;
  }
}

/** Tells two data sets apart: SHA-256 over the hashes of inputs and targets. */
function dataHash({ inputs, target }: Dataset): string {
  const targets = target.kind === 'classes' ? target.labels : target.values;
  return sha256(new TextEncoder().encode(hashOf(inputs) + hashOf(targets)));
}
