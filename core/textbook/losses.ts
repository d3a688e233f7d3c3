import { type Matrix, rowOf, type Vector } from './matrix.ts';
import { oneHot } from './one-hot.ts';
import { shapeMismatch } from './shape-mismatch.ts';

// One sample and a batch, one-hot rows and labels are told apart by the function that is called, never by array sizes:
// a batch of ten labels looks like one sample of ten classes.

/** Half the sum of (y_k - t_k)^2 of one sample; y and t: (outputs) (book, section 4.2.1). */
export function sumSquaredError(y: Vector, t: Vector): number {
  return 0.5 * sumOverOutputs(y, t, (y_k, t_k) => (y_k - t_k) * (y_k - t_k));
}

/** The mean of `sumSquaredError` over a batch; Y and T: (batch, outputs). */
export function sumSquaredErrorBatch(Y: Matrix, T: Matrix): number {
  return meanOverSamples(Y, T, sumSquaredError);
}

/**
 * -sum of t_k log(y_k + 1e-7) of one sample; y: (classes), t one-hot: (classes) (book, section 4.2.2). The 1e-7 keeps
 * log 0 away.
 */
export function crossEntropyError(y: Vector, t: Vector): number {
  return -sumOverOutputs(y, t, (y_k, t_k) => t_k * Math.log(y_k + 1e-7));
}

/** `crossEntropyError` of one sample whose right class is `label`. Throws a `data` error when there is no such class. */
export function crossEntropyErrorOfLabel(y: Vector, label: number): number {
  return crossEntropyError(y, oneHot([label], y.length).values);
}

/** The mean of `crossEntropyError` over a batch; Y: (batch, classes), T one-hot: (batch, classes) (book, section 4.2.4). */
export function crossEntropyErrorBatch(Y: Matrix, T: Matrix): number {
  return meanOverSamples(Y, T, crossEntropyError);
}

/** `crossEntropyErrorBatch` with labels: (batch). Throws a `data` error for a label that is not one of the classes. */
export function crossEntropyErrorBatchOfLabels(Y: Matrix, labels: Vector): number {
  return crossEntropyErrorBatch(Y, oneHot(labels, Y.columns));
}

function sumOverOutputs(y: Vector, t: Vector, term: (y_k: number, t_k: number) => number): number {
  if (y.length !== t.length) throw shapeMismatch([y.length], 'and', [t.length]);
  let sum = 0;
  for (let k = 0; k < y.length; k++) sum += term(y[k]!, t[k]!);
  return sum;
}

function meanOverSamples(Y: Matrix, T: Matrix, loss: (y: Vector, t: Vector) => number): number {
  if (Y.rows !== T.rows) throw shapeMismatch([Y.rows, Y.columns], 'and', [T.rows, T.columns]);
  let sum = 0;
  for (let i = 0; i < Y.rows; i++) sum += loss(rowOf(Y, i), rowOf(T, i));
  return sum / Y.rows;
}
