import { identity, sigmoid } from './activations.ts';
import { addRow, dot, type Matrix, map, matrix, type Vector } from './matrix.ts';

/** Weights W: (in, out) and biases b: (out) of three layers. */
export interface ThreeLayerNetwork {
  readonly W1: Matrix;
  readonly b1: Vector;
  readonly W2: Matrix;
  readonly b2: Vector;
  readonly W3: Matrix;
  readonly b3: Vector;
}

/** The network that the book goes through by hand: 2 inputs, layers of 3 and 2 units, 2 outputs (section 3.4.3). */
export function initNetwork(): ThreeLayerNetwork {
  return {
    W1: matrix([
      [0.1, 0.3, 0.5],
      [0.2, 0.4, 0.6],
    ]),
    b1: [0.1, 0.2, 0.3],
    W2: matrix([
      [0.1, 0.4],
      [0.2, 0.5],
      [0.3, 0.6],
    ]),
    b2: [0.1, 0.2],
    W3: matrix([
      [0.1, 0.3],
      [0.2, 0.4],
    ]),
    b3: [0.1, 0.2],
  };
}

/**
 * From inputs x: (batch, in), one sample a row, to outputs y: (batch, out): sigmoid in the hidden layers, identity at the
 * end (book, section 3.4.3). Throws a `shape` error when x does not fit W1.
 */
export function forward(network: ThreeLayerNetwork, x: Matrix): Matrix {
  const { W1, b1, W2, b2, W3, b3 } = network;

  const a1 = addRow(dot(x, W1), b1);
  const z1 = map(a1, sigmoid);
  const a2 = addRow(dot(z1, W2), b2);
  const z2 = map(a2, sigmoid);
  const a3 = addRow(dot(z2, W3), b3);
  return map(a3, identity);
}
