/** Accumulators, so that no operation waits for another; with two constants they fit 16 registers. */
const accumulators = 12;
const rounds = 4;
const lanes = 4;

/** Whole numbers as WebAssembly writes them: seven bits a byte. */
const leb = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...leb(n >>> 7)]);
const section = (id: number, bytes: readonly number[]) => [id, ...leb(bytes.length), ...bytes];
const simd = (operation: number, ...rest: number[]) => [0xfd, ...leb(operation), ...rest];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];

/** A module whose function `run(n, x, y)` takes a = a * x + y on all accumulators, n times 4, and returns what is left. */
function peakModule(): Uint8Array<ArrayBuffer> {
  const [n, x, y, first] = [0, 3, 4, 5];
  const [i32, f32, v128] = [0x7f, 0x7d, 0x7b];
  const [splat, extract, add, multiply] = [0x13, 0x1f, 0xe4, 0xe6];
  const all = Array.from({ length: accumulators }, (_, i) => first + i);
  const once = all.flatMap((a) => [...get(a), ...get(x), ...simd(multiply), ...get(y), ...simd(add), ...set(a)]);
  const body = [
    ...[1, ...leb(2 + accumulators), v128],
    ...[...get(1), ...simd(splat), ...set(x)],
    ...[...get(2), ...simd(splat), ...set(y)],
    ...[0x03, 0x40],
    ...Array.from({ length: rounds }, () => once).flat(),
    ...[...get(n), 0x41, 1, 0x6b, 0x22, n, 0x0d, 0, 0x0b],
    ...get(first),
    ...all.slice(1).flatMap((a) => [...get(a), ...simd(add)]),
    ...simd(extract, 0),
    0x0b,
  ];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 3, i32, f32, f32, 1, f32]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...Buffer.from('run'), 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
}

/**
 * GFLOP/s that WebAssembly reaches here with four numbers at a time, multiplying and adding in registers and never
 * touching memory: the ceiling of every kernel of 128-bit vectors on one thread.
 */
export function vectorPeak(): number {
  const { run } = new WebAssembly.Instance(new WebAssembly.Module(peakModule())).exports as {
    run: (n: number, x: number, y: number) => number;
  };
  const loops = 500_000;
  let best = 0;
  for (let n = 0; n < 12; n++) {
    const began = performance.now();
    run(loops, 0.5, 1);
    const flops = loops * rounds * accumulators * lanes * 2;
    best = Math.max(best, flops / (performance.now() - began) / 1e6);
  }
  return best;
}
