import { LabError } from '../lab-error.ts';
import type { RunEvent } from '../protocol/messages.ts';
import { hashOf } from '../sha256.ts';
import type { CourseEntry } from './manifest.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';

/** The part of a run file that holds the parameters to which a run jumped at a step. */
export function jumpName(step: number): string {
  return `jumps/${String(step).padStart(9, '0')}.safetensors`;
}

/** The same for a branch that is not on screen: branches share what they jumped to before they parted. */
export function branchJumpName(hash: string): string {
  return `jumps/${hash}.safetensors`;
}

/** Parameters as a safetensors file: one flat array. */
export function writeJump(parameters: Float32Array): Uint8Array<ArrayBuffer> {
  return writeSafetensors(new Map([['parameters', { shape: [parameters.length], data: parameters }]]), new Map());
}

/**
 * The events of a course with the parameters that belong to them; `nameOf` tells the part of a jump, `part` gives its bytes
 * and `where` begins its complaints. Throws a `format` error for a part that is not finite numbers, one for each of `count` parameters, or
 * not those of the hash.
 */
export function eventsOf(
  { events }: CourseEntry,
  count: number,
  nameOf: (jump: { readonly step: number; readonly hash: string }) => string,
  part: (name: string) => Uint8Array,
  where: (name: string) => string,
): readonly RunEvent[] {
  return events.map(({ jump: hash, ...event }) => {
    if (hash === undefined) return event;
    const name = nameOf({ step: event.step, hash });
    const { tensors } = readSafetensors(part(name), where(name));
    const tensor = tensors.get('parameters');
    if (tensors.size !== 1 || tensor?.dtype !== 'F32' || tensor.shape.length !== 1 || tensor.data.length !== count) {
      throw new LabError('format', `${where(name)}: parameters must be ${count} numbers of type F32, and alone`);
    }
    const jump = tensor.data as Float32Array;
    if (!jump.every(Number.isFinite)) {
      throw new LabError('format', `${where(name)}: parameters holds a number that is not finite`);
    }
    if (hashOf(jump) !== hash) {
      throw new LabError('format', `${where(name)}: parameters are not those that the manifest names`);
    }
    return { ...event, jump };
  });
}
