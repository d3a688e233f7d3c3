import type { Dataset } from '../data/dataset.ts';
import { checkOptions } from '../engine/check.ts';
import type { EngineState } from '../engine/engine.ts';
import { type Network, parameterCount } from '../engine/network.ts';
import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import type { RunEvent } from '../protocol/messages.ts';
import { sha256 } from '../sha256.ts';
import type { Tree } from '../training/branches.ts';
import { tunableOf } from '../training/settings.ts';
import { type History, readHistory } from './history.ts';
import { jumpName } from './jumps.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { readOwnData } from './own-data.ts';
import { readBranches } from './read-branches.ts';
import { readCourse } from './read-course.ts';
import { mediaType, partNames } from './run-parts.ts';
import { readSafetensors } from './safetensors.ts';
import { readSummary, type Summary } from './summary.ts';
import { toWeights } from './weights.ts';
import { isZip, readZip } from './zip.ts';

export interface RunFile {
  readonly name: string;
  readonly manifest: Manifest;
  readonly network: Network;
  /** What was changed on the way. */
  readonly events: readonly RunEvent[];
  /** Parameters the run started from; undefined when they were fresh. */
  readonly start: Float32Array | undefined;
  /** Exact states after step 0, in rising step. */
  readonly states: readonly EngineState[];
  /** Parameters of the last step. */
  readonly parameters: Float32Array;
  readonly history: History;
  /** The branches of the run, with all that those remember which are not on screen. */
  readonly tree: Tree;
  /** What a list shows of it; files of versions before 1.2 have none. */
  readonly summary: Summary | undefined;
  /** Data of the user's own, when it travels with the run. */
  readonly ownData: Dataset | undefined;
  /** Parts that this version does not know, for whoever writes the run again. */
  readonly others: ReadonlyMap<string, Uint8Array>;
}

/** Whether a file is for `readRun`: it begins as run files do, or is named so. */
export function isRun({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): boolean {
  // The name of a ZIP's first entry follows 30 bytes of header.
  const first = new TextDecoder().decode(bytes.subarray(30, 30 + partNames.mediaType.length));
  return (isZip(bytes) && first === partNames.mediaType) || /\.plab$/i.test(name);
}

/**
 * Everything a run file holds. Throws a `format`, `limit`, `shape` or `data` error for anything that is not a whole run file of
 * this major version, and says which part is damaged.
 */
export function readRun(bytes: Uint8Array, fileName: string): RunFile {
  const fail = (problem: string) => new LabError('format', `${fileName}: ${problem}`);
  const entries = readZip(bytes, fileName);
  const part = (name: string) => {
    const found = entries.get(name);
    if (!found) throw fail(`the part ${name} is missing`);
    return found;
  };
  if (entries.keys().next().value !== partNames.mediaType || text(partNames.mediaType) !== mediaType) {
    throw fail(`mimetype ${mediaType} is expected`);
  }
  if (part(partNames.manifest).length > limits.headerBytes) {
    throw fail(`manifest.json has ${part(partNames.manifest).length} bytes, at most ${limits.headerBytes} are allowed`);
  }
  const manifest = parseManifest(text(partNames.manifest), `${fileName}: ${partNames.manifest}`);
  const known = new Set<string>([partNames.mediaType, partNames.manifest]);
  checkParts();

  const where = (name: string) => `${fileName}: ${name}`;
  const model = listed(partNames.model);
  const weights = toWeights(readSafetensors(model, where(partNames.model)).tensors, where(partNames.model));
  const network = networkOf(manifest, weights.sizes, fail);
  const reader = { manifest, count: parameterCount(network), part: listed, where, states: new Map() };
  const { states, events } = readCourse(manifest, reader, ({ step }) => jumpName(step), ['']);
  const start = states[0]?.step === 0 ? states[0] : undefined;
  const { own } = manifest.data;
  return {
    name: fileName,
    manifest,
    network,
    events,
    start: start?.parameters,
    states: start ? states.slice(1) : states,
    parameters: weights.parameters,
    summary: entries.has(partNames.summary)
      ? readSummary(listed(partNames.summary), where(partNames.summary))
      : undefined,
    history: readHistory(listed(partNames.history), manifest.steps, where(partNames.history)),
    tree: readBranches(reader),
    ownData: own && readOwnData(own, manifest.data, listed(partNames.data), where(partNames.data)),
    others: new Map([...entries].filter(([name]) => !known.has(name))),
  };

  function text(name: string): string {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(part(name));
    } catch (thrown) {
      throw thrown instanceof LabError ? thrown : fail(`${name} is not UTF-8 text`);
    }
  }

  /** A part that the manifest vouches for. */
  function listed(name: string): Uint8Array {
    if (!Object.hasOwn(manifest.files, name)) throw fail(`manifest.json: files.${name} is missing`);
    known.add(name);
    return part(name);
  }

  function checkParts(): void {
    for (const [name, { bytes: size, sha256: hash }] of Object.entries(manifest.files)) {
      const content = part(name);
      if (content.length !== size || sha256(content) !== hash) {
        throw fail(`the part ${name} is damaged, its SHA-256 does not match the manifest`);
      }
    }
    for (const name of entries.keys()) {
      if (!known.has(name) && !Object.hasOwn(manifest.files, name)) {
        throw fail(`the part ${name} is not in the manifest`);
      }
    }
  }
}

/** The network of settings and weights that belong together. */
function networkOf({ settings }: Manifest, sizes: readonly number[], fail: (problem: string) => LabError) {
  const { hidden, loss, initialisation, seed } = settings;
  const units = hidden.map((layer) => layer.units);
  if (units.join() !== sizes.slice(1, -1).join()) {
    throw fail(
      `model.safetensors is of a ${sizes.join('-')} network, hidden layers of ${units.join('-')} were expected`,
    );
  }
  const network: Network = { sizes, activations: hidden.map((layer) => layer.activation), loss };
  try {
    checkOptions({ network, initialisation, seed, ...tunableOf(settings) });
  } catch (thrown) {
    throw thrown instanceof LabError ? fail(`manifest.json: ${thrown.message}`) : thrown;
  }
  return network;
}
