/** Bytes as the numbers they stand for. */
const byteValues = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);

/**
 * The input vectors of one batch, in memory allocated once: as a matrix, or as sparse rows, whose zeros the first layer
 * then skips. Rows are picked out of the samples anew for each batch, which costs far less than the layer and keeps
 * one copy of the data.
 */
export class InputBatch {
  readonly sparse: boolean;
  /** (capacity, inputs), row-major; empty when sparse. */
  readonly x: Float32Array;
  /** Row s has its values and their columns from `starts[s]` up to `starts[s + 1]`; empty unless sparse. */
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  readonly values: Float32Array;
  readonly #inputs: number;

  constructor(inputs: number, capacity: number, sparse: boolean) {
    const numbers = inputs * capacity;
    this.sparse = sparse;
    this.x = new Float32Array(sparse ? 0 : numbers);
    this.starts = new Uint32Array(sparse ? capacity + 1 : 0);
    this.columns = new Uint16Array(sparse ? numbers : 0);
    this.values = new Float32Array(sparse ? numbers : 0);
    this.#inputs = inputs;
  }

  /** Takes `count` rows of `source`, those whose indices start at `indices[from]`. */
  load(source: Float32Array | Uint8Array, indices: Uint32Array, from: number, count: number): void {
    const scale = source instanceof Uint8Array ? byteValues : undefined;
    if (this.sparse) this.#loadSparse(source, scale, indices, from, count);
    else this.#loadDense(source, scale, indices, from, count);
  }

  #loadDense(
    source: Float32Array | Uint8Array,
    scale: Float32Array | undefined,
    indices: Uint32Array,
    from: number,
    count: number,
  ): void {
    const inputs = this.#inputs;
    for (let s = 0; s < count; s++) {
      const row = indices[from + s]! * inputs;
      for (let i = 0; i < inputs; i++) {
        const value = source[row + i]!;
        this.x[s * inputs + i] = scale === undefined ? value : scale[value]!;
      }
    }
  }

  #loadSparse(
    source: Float32Array | Uint8Array,
    scale: Float32Array | undefined,
    indices: Uint32Array,
    from: number,
    count: number,
  ): void {
    const inputs = this.#inputs;
    let end = 0;
    for (let s = 0; s < count; s++) {
      this.starts[s] = end;
      const row = indices[from + s]! * inputs;
      for (let i = 0; i < inputs; i++) {
        const value = source[row + i]!;
        if (value === 0) continue;
        this.columns[end] = i;
        this.values[end] = scale === undefined ? value : scale[value]!;
        end++;
      }
    }
    this.starts[count] = end;
  }
}
