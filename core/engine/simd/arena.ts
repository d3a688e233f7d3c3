import { LabError } from '../../lab-error.ts';

const PAGE = 65_536;
/** Blocks start on cache lines. */
const LINE = 64;

interface Block {
  readonly at: number;
  readonly bytes: number;
}

const roundUp = (bytes: number, unit: number): number => Math.ceil(bytes / unit) * unit;

/** Hands out blocks of a WebAssembly memory, which grows when they do not fit and never shrinks. */
export class Arena {
  readonly #memory: WebAssembly.Memory;
  /** What is free, in rising order; no two blocks touch. */
  #free: readonly Block[];

  /** Takes all of the memory from `start` on. */
  constructor(memory: WebAssembly.Memory, start: number) {
    const at = roundUp(start, LINE);
    this.#memory = memory;
    this.#free = [{ at, bytes: memory.buffer.byteLength - at }];
  }

  /** Where a new block begins: at least `bytes` long, on a cache line, all zeros. Throws a `limit` error, with nothing
   * taken, when the memory cannot grow that far. */
  allocate(bytes: number): number {
    const wanted = roundUp(bytes, LINE);
    let block = this.#free.find((one) => one.bytes >= wanted);
    if (!block) {
      this.#grow(wanted);
      block = this.#free.at(-1)!;
    }
    const { at, bytes: length } = block;
    const rest = length > wanted ? [{ at: at + wanted, bytes: length - wanted }] : [];
    this.#free = this.#free.flatMap((one) => (one === block ? rest : [one]));
    new Uint8Array(this.#memory.buffer, at, wanted).fill(0);
    return at;
  }

  /** Takes back a block of `bytes`. */
  release(at: number, bytes: number): void {
    const blocks = [...this.#free, { at, bytes: roundUp(bytes, LINE) }].sort((a, b) => a.at - b.at);
    const joined: Block[] = [];
    for (const block of blocks) {
      const last = joined.at(-1);
      if (last && last.at + last.bytes === block.at) {
        joined[joined.length - 1] = { at: last.at, bytes: last.bytes + block.bytes };
      } else {
        joined.push(block);
      }
    }
    this.#free = joined;
  }

  /** Makes the last free block at least `bytes` long. */
  #grow(bytes: number): void {
    const end = this.#memory.buffer.byteLength;
    const last = this.#free.at(-1);
    const open = last && last.at + last.bytes === end ? last.bytes : 0;
    const pages = Math.ceil((bytes - open) / PAGE);
    try {
      this.#memory.grow(pages);
    } catch {
      const mebibytes = Math.ceil((pages * PAGE) / 2 ** 20);
      throw new LabError('limit', `not enough memory: ${mebibytes} MiB more are needed for this network and its data`);
    }
    this.release(end, pages * PAGE);
  }

  /** Numbers from an address on, as a view that is good until the memory grows. */
  floats(at: number, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#memory.buffer, at, length);
  }

  doubles(at: number, length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#memory.buffer, at, length);
  }

  halves(at: number, length: number): Uint16Array<ArrayBuffer> {
    return new Uint16Array(this.#memory.buffer, at, length);
  }

  words(at: number, length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.#memory.buffer, at, length);
  }

  bytes(at: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#memory.buffer, at, length);
  }
}
