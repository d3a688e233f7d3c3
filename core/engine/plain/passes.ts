import { type Activation, activations } from '../activation.ts';
import type { Samples } from '../engine.ts';
import { losses, outputDelta } from '../loss.ts';
import { type ActivationName, type Layer, layersOf, type Network } from '../network.ts';
import { InputBatch } from './input-batch.ts';
import { biasGradient, inputGradient, sparseSums, sparseWeightGradient, sums, weightGradient } from './kernels.ts';

/** What each activation is computed by. */
type ActivationForms = Record<ActivationName, Pick<Activation, 'apply'>>;

/** Forward and backward pass of a batch of at most `capacity` samples, in memory allocated once. */
export class Passes {
  readonly network: Network;
  readonly layers: readonly Layer[];
  readonly capacity: number;
  /** Sums and outputs of each layer, (capacity, outputs). */
  readonly a: readonly Float32Array[];
  readonly z: readonly Float32Array[];
  /** Gradient of the loss with respect to a. */
  readonly #d: readonly Float32Array[];
  readonly #x: InputBatch;
  readonly #t: Float32Array;
  #count = 0;

  constructor(network: Network, capacity: number, sparse: boolean) {
    const layers = layersOf(network);
    const rows = () => layers.map((layer) => new Float32Array(capacity * layer.outputs));
    this.network = network;
    this.layers = layers;
    this.capacity = capacity;
    this.a = rows();
    this.z = rows();
    this.#d = rows();
    this.#x = new InputBatch(layers[0]!.inputs, capacity, sparse);
    this.#t = new Float32Array(capacity * layers.at(-1)!.outputs);
  }

  /** Takes the inputs of `count` samples, those whose indices start at `indices[from]`. */
  loadInputs(inputs: Float32Array | Uint8Array, indices: Uint32Array, from: number, count: number): void {
    this.#count = count;
    this.#x.load(inputs, indices, from, count);
  }

  /** Takes inputs and targets of `count` samples, those whose indices start at `indices[from]`. */
  load(samples: Samples, indices: Uint32Array, from: number, count: number): void {
    this.loadInputs(samples.inputs, indices, from, count);
    this.loadTargets(samples, indices, from, count);
  }

  loadTargets(samples: Samples, indices: Uint32Array, from: number, count: number): void {
    this.#count = count;
    const { outputs } = this.layers.at(-1)!;
    for (let s = 0; s < count; s++) {
      const row = indices[from + s]! * outputs;
      for (let k = 0; k < outputs; k++) this.#t[s * outputs + k] = samples.targets[row + k]!;
    }
  }

  /** Writes `a` and `z` of all layers. */
  forward(parameters: Float32Array): void {
    const layer = this.layers[0]!;
    if (this.#x.sparse) sparseSums(this.#x, parameters, layer, this.a[0]!, this.#count);
    else sums(this.#x.x, parameters, layer, this.a[0]!, this.#count);
    this.forwardAbove(parameters, activations);
  }

  /**
   * Writes `z` of all layers, and `a` of those above the first, whose sums are there; with `activated` its `z` is there
   * instead.
   */
  forwardAbove(parameters: Float32Array, forms: ActivationForms, activated = false): void {
    const { layers, a, z } = this;
    for (let l = 0; l < layers.length; l++) {
      if (l > 0) sums(z[l - 1]!, parameters, layers[l]!, a[l]!, this.#count);
      if (l > 0 || !activated) this.#activate(layers[l]!, a[l]!, z[l]!, forms);
    }
  }

  #activate({ activation, outputs }: Layer, a: Float32Array, z: Float32Array, forms: ActivationForms): void {
    const count = this.#count;
    if (a === this.a.at(-1)) {
      const { output } = losses[this.network.loss];
      for (let s = 0; s < count; s++) output(a, z, s * outputs, outputs);
    } else if (activation !== 'softmax') {
      const { apply } = forms[activation];
      for (let n = 0; n < count * outputs; n++) z[n] = apply(a[n]!);
    }
  }

  /** `total` plus the losses of all rows after `forward`: a float64 sum in order, so that long sums can go on. */
  addLoss(total: number): number {
    const loss = losses[this.network.loss];
    const { outputs } = this.layers.at(-1)!;
    const [a, z] = [this.a.at(-1)!, this.z.at(-1)!];
    let sum = total;
    for (let s = 0; s < this.#count; s++) sum += loss.row(a, z, s * outputs, this.#t, s * outputs, outputs);
    return sum;
  }

  /** Rows that are right after `forward`. */
  right(): number {
    const { right } = losses[this.network.loss];
    const { outputs } = this.layers.at(-1)!;
    let count = 0;
    for (let s = 0; s < this.#count; s++) {
      if (right(this.a.at(-1)!, s * outputs, this.#t, s * outputs, outputs)) count++;
    }
    return count;
  }

  /**
   * Adds this batch's part of the gradient of the mean loss over `samples` samples, without penalty, after `forward`. The
   * mean enters once, at the outputs: their deltas are (z - t) times the rounded 1 / samples, and all that follows is
   * sums, which the next batch may go on with.
   */
  backward(parameters: Float32Array, gradient: Float32Array, samples: number): void {
    const { layers, z } = this;
    const count = this.#count;
    const share = Math.fround(1 / samples);
    const last = layers.length - 1;
    const top = this.#d[last]!;
    for (let n = 0; n < count * layers[last]!.outputs; n++) {
      top[n] = outputDelta(z[last]![n]!, this.#t[n]!) * share;
    }
    for (let l = last; l >= 0; l--) {
      const layer = layers[l]!;
      const d = this.#d[l]!;
      biasGradient(d, layer, gradient, count);
      if (l === 0) {
        if (this.#x.sparse) sparseWeightGradient(this.#x, d, layer, gradient, count);
        else weightGradient(this.#x.x, d, layer, gradient, count);
        break;
      }
      weightGradient(z[l - 1]!, d, layer, gradient, count);
      inputGradient(d, parameters, layer, this.#d[l - 1]!, count);
      this.#throughActivation(layers[l - 1]!, z[l - 1]!, this.#d[l - 1]!);
    }
  }

  /** Turns the gradient with respect to z into the one with respect to a, in place. */
  #throughActivation({ activation, outputs }: Layer, z: Float32Array, d: Float32Array): void {
    if (activation === 'softmax') return;
    const { derivative } = activations[activation];
    for (let n = 0; n < this.#count * outputs; n++) d[n]! *= derivative(z[n]!);
  }
}
