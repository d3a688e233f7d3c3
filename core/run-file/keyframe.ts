import type { EngineState } from '../engine/engine.ts';
import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';
import type { Tensor } from './tensor.ts';

/** The part of a run file that holds the state of a step. */
export function keyframeName(step: number): string {
  return `keyframes/${String(step).padStart(9, '0')}.safetensors`;
}

const placeKeys = ['step', 'epoch', 'drawn', 'updates'] as const;

/** An exact state as a safetensors file: `parameters` and `slot0` … are flat arrays, its place in the run is metadata. */
export function writeKeyframe(state: EngineState): Uint8Array<ArrayBuffer> {
  const flat = (data: Float32Array): Tensor => ({ shape: [data.length], data });
  const tensors = new Map([
    ['parameters', flat(state.parameters)],
    ...state.slots.map((slot, i) => [`slot${i}`, flat(slot)] as const),
  ]);
  return writeSafetensors(tensors, new Map(placeKeys.map((key) => [key, String(state[key])])));
}

/** What a state has to fit. */
interface Fit {
  readonly step: number;
  readonly parameters: number;
  readonly slots: number;
}

/**
 * The state again. Throws a `format` error that begins with `where` for anything but a state of this step and size. Its
 * parameters are finite; a slot may hold an infinite sum, which AdaGrad lives with, but nothing that is no number.
 */
export function readKeyframe(bytes: Uint8Array, fit: Fit, where: string): EngineState {
  const fail = (problem: string) => new LabError('format', `${where}: ${problem}`);
  const { tensors, metadata } = readSafetensors(bytes, where);
  const place = (key: (typeof placeKeys)[number]) => {
    const text = metadata.get(key);
    if (text === undefined || !/^(0|[1-9]\d{0,8})$/.test(text) || Number(text) > limits.steps) {
      throw fail(`${key} must be a whole number`);
    }
    return Number(text);
  };
  const array = (name: string): Float32Array => {
    const tensor = tensors.get(name);
    if (!tensor) throw fail(`${name} is missing`);
    if (tensor.dtype !== 'F32' || tensor.shape.length !== 1 || tensor.data.length !== fit.parameters) {
      throw fail(`${name} must be ${fit.parameters} numbers of type F32`);
    }
    return tensor.data as Float32Array;
  };
  const parameters = array('parameters');
  const slots = Array.from({ length: fit.slots }, (_, i) => array(`slot${i}`));
  if (tensors.size !== 1 + fit.slots) throw fail(`${tensors.size} arrays, ${1 + fit.slots} were expected`);
  if (!parameters.every(Number.isFinite)) throw fail('parameters holds a number that is not finite');
  if (slots.some((slot) => slot.some(Number.isNaN))) throw fail('a slot holds NaN');
  const state = { step: place('step'), epoch: place('epoch'), drawn: place('drawn'), updates: place('updates') };
  if (state.step !== fit.step) throw fail(`it is of step ${state.step}, ${fit.step} was expected`);
  return { ...state, parameters, slots };
}
