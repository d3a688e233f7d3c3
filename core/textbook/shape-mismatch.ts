import { LabError } from '../lab-error.ts';

/** The error for two shapes that do not go together: `shape mismatch: (32, 784) x (783, 50)`. */
export function shapeMismatch(left: readonly number[], operation: string, right: readonly number[]): LabError {
  return new LabError('shape', `shape mismatch: (${left.join(', ')}) ${operation} (${right.join(', ')})`);
}
