import type { Random } from '../random.ts';
import { sigmoid, sigmoidGrad, softmaxBatch } from './activations.ts';
import { crossEntropyErrorBatch } from './losses.ts';
import { addRow, argmaxRows, dot, type Matrix, map, sumRows, transpose, zeros, zip } from './matrix.ts';
import { numericalGradient } from './numerical-gradient.ts';
import { shapeMismatch } from './shape-mismatch.ts';

/** The parameters of two layers, or the gradient of a loss by each of them. */
export interface TwoLayerParams {
  /** (inputs, hidden) */
  readonly W1: Matrix;
  /** (hidden) */
  readonly b1: Float64Array;
  /** (hidden, outputs) */
  readonly W2: Matrix;
  /** (outputs) */
  readonly b2: Float64Array;
}

/**
 * The book's classifier with one hidden layer (section 4.5.1): sigmoid, then softmax, trained on cross entropy.
 * Throughout, x: (batch, inputs) and t, one-hot: (batch, outputs); a `shape` error when they do not fit.
 */
export class TwoLayerNet {
  params: TwoLayerParams;

  /** Weights are normal with standard deviation `weightInitStd`, W1 drawn before W2, row by row; biases are 0. */
  constructor(inputSize: number, hiddenSize: number, outputSize: number, random: Random, weightInitStd = 0.01) {
    const normal = () => weightInitStd * random.normal();
    this.params = {
      W1: map(zeros(inputSize, hiddenSize), normal),
      b1: new Float64Array(hiddenSize),
      W2: map(zeros(hiddenSize, outputSize), normal),
      b2: new Float64Array(outputSize),
    };
  }

  /** The probability of each class: (batch, outputs). */
  predict(x: Matrix): Matrix {
    return this.#forward(x).y;
  }

  /** The mean cross entropy over the batch. */
  loss(x: Matrix, t: Matrix): number {
    return crossEntropyErrorBatch(this.predict(x), t);
  }

  /** The share of samples whose most probable class is the right one, from 0 to 1. */
  accuracy(x: Matrix, t: Matrix): number {
    if (t.rows !== x.rows) throw shapeMismatch([x.rows, x.columns], 'and', [t.rows, t.columns]);
    const y = argmaxRows(this.predict(x));
    const right = argmaxRows(t);
    return y.filter((label, i) => label === right[i]).length / x.rows;
  }

  /** The gradient of the loss by central differences: slow, and plainly right. */
  numericalGradient(x: Matrix, t: Matrix): TwoLayerParams {
    const { W1, b1, W2, b2 } = this.params;
    const loss = () => this.loss(x, t);
    return {
      W1: { ...W1, values: numericalGradient(loss, W1.values) },
      b1: numericalGradient(loss, b1),
      W2: { ...W2, values: numericalGradient(loss, W2.values) },
      b2: numericalGradient(loss, b2),
    };
  }

  /** The same gradient by the chain rule, from the last layer back to the first (book, chapter 5). */
  gradient(x: Matrix, t: Matrix): TwoLayerParams {
    const { W2 } = this.params;
    const { a1, z1, y } = this.#forward(x);

    const da2 = zip(y, t, (y_k, t_k) => (y_k - t_k) / x.rows);
    const dz1 = dot(da2, transpose(W2));
    const da1 = zip(dz1, a1, (dz, a) => dz * sigmoidGrad(a));
    return {
      W1: dot(transpose(x), da1),
      b1: sumRows(da1),
      W2: dot(transpose(z1), da2),
      b2: sumRows(da2),
    };
  }

  #forward(x: Matrix): { a1: Matrix; z1: Matrix; y: Matrix } {
    const { W1, b1, W2, b2 } = this.params;
    const a1 = addRow(dot(x, W1), b1);
    const z1 = map(a1, sigmoid);
    const a2 = addRow(dot(z1, W2), b2);
    return { a1, z1, y: softmaxBatch(a2) };
  }
}
