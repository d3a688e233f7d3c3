import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import type { EngineOptions, EngineState, ParameterPlane, Samples, Tunable } from './engine.ts';
import { layersOf, type Network, parameterCount } from './network.ts';
import { type Optimizer, optimizerSlots } from './optimizer.ts';

function checkNumber(name: string, value: number, low: number, high: number, whole = false): void {
  if (!(value >= low && value <= high) || (whole && !Number.isInteger(value))) {
    const kind = whole ? 'a whole number' : 'a number';
    throw new LabError('settings', `${name} ${value}: ${kind} from ${low} to ${high} is expected`);
  }
}

/** The largest finite float32: what an engine computes with has to fit. */
const FLOAT32_MAX = 3.4028234663852886e38;

/** Throws a `settings` error when a value of what can be tuned is out of its range. */
export function checkTunable(tunable: Tunable): void {
  checkNumber('learning rate', tunable.learningRate, 0, FLOAT32_MAX);
  checkNumber('batch size', tunable.batch, 1, limits.batch, true);
  checkNumber('l1', tunable.l1, 0, FLOAT32_MAX);
  checkNumber('l2', tunable.l2, 0, FLOAT32_MAX);
  checkOptimizer(tunable.optimizer);
  if (tunable.order !== undefined) checkNumber('order of samples', tunable.order, 0, Number.MAX_SAFE_INTEGER, true);
}

function checkOptimizer({ name, ...settings }: Optimizer): void {
  for (const [key, value] of Object.entries(settings)) {
    if (key === 'epsilon') checkNumber(`${name}'s epsilon`, value, 2 ** -126, FLOAT32_MAX);
    else if (!(value >= 0 && value < 1)) {
      throw new LabError('settings', `${name}'s ${key} ${value}: a number from 0 up to 1 is expected`);
    }
  }
}

/** Throws a `settings`, `shape` or `limit` error when no engine can be made of these options. */
export function checkOptions(options: EngineOptions): void {
  layersOf(options.network);
  checkTunable(options);
  if (typeof options.initialisation === 'number') {
    checkNumber('standard deviation of the start weights', options.initialisation, 0, FLOAT32_MAX);
  }
  checkNumber('seed', options.seed, 0, Number.MAX_SAFE_INTEGER, true);
}

/** Throws a `limit` or `shape` error when samples do not fit a network. */
export function checkSamples(name: 'training' | 'test', samples: Samples, network: Network): void {
  const { count, inputs, targets } = samples;
  const least = name === 'training' ? 1 : 0;
  if (!Number.isInteger(count) || count < least || count > limits.samples) {
    throw new LabError('limit', `${count} ${name} samples: ${least} to ${limits.samples} are expected`);
  }
  checkLength(`inputs of ${count} ${name} samples`, inputs.length, count * network.sizes[0]!);
  checkLength(`targets of ${count} ${name} samples`, targets.length, count * network.sizes.at(-1)!);
}

/** Throws a `shape` error when an array is not as long as it has to be. */
export function checkLength(what: string, found: number, expected: number): void {
  if (found !== expected) throw new LabError('shape', `${what}: ${found} numbers, ${expected} expected`);
}

/** The same for the three arrays of a plane. */
export function checkPlane({ origin, directions }: ParameterPlane, parameters: number): void {
  checkLength('origin', origin.length, parameters);
  for (const direction of directions) checkLength('direction', direction.length, parameters);
}

/** Throws a `shape` error when an index is not one of `count` samples. */
export function checkIndices(indices: Uint32Array, count: number): void {
  for (const index of indices) {
    if (index >= count) throw new LabError('shape', `sample ${index}: there are ${count}, counted from 0`);
  }
}

/** The same for indices that a gradient is taken over: of none there is no mean. */
export function checkBatch(indices: Uint32Array, count: number): void {
  checkIndices(indices, count);
  if (indices.length === 0) throw new LabError('shape', 'a gradient needs at least one sample');
}

/** Throws a `shape` error when a state is not one of an engine with these options and this many training samples. */
export function checkState(state: EngineState, { network, optimizer }: EngineOptions, count: number): void {
  const parameters = parameterCount(network);
  checkLength('parameters of the state', state.parameters.length, parameters);
  const slots = optimizerSlots[optimizer.name];
  if (state.slots.length !== slots) {
    throw new LabError('shape', `${state.slots.length} optimizer slots in the state: ${optimizer.name} has ${slots}`);
  }
  for (const slot of state.slots) checkLength('optimizer slot of the state', slot.length, parameters);
  for (const key of ['step', 'epoch', 'updates'] as const) checkNumber(key, state[key], 0, limits.steps, true);
  checkNumber('drawn samples', state.drawn, 0, count - 1, true);
}
