import { LabError } from '../lab-error.ts';
import { type Matrix, type Vector, zeros } from './matrix.ts';

/**
 * Labels as rows with a single 1 at the label's place: (labels, classes) (book, section 3.6.1). Throws a `data` error for
 * a label that is not one of the classes.
 */
export function oneHot(labels: Vector, classes: number): Matrix {
  const T = zeros(labels.length, classes);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new LabError('data', `label ${label} of sample ${i}: a whole number from 0 to ${classes - 1} is expected`);
    }
    T.values[i * classes + label] = 1;
  }
  return T;
}
