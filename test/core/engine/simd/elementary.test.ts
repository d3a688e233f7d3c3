import { expect, test } from 'vitest';
import { exp32, log1p32, log32, sigmoid32, tanh32 } from '../../../../core/engine/elementary32.ts';
import { quickSigmoid32, quickTanh32 } from '../../../../core/engine/quick-activation.ts';
import { createRandom } from '../../../../core/random.ts';
import { compileKernels } from '../../../../scripts/build-kernels.mjs';

const COUNT = 1_000_000;
/** Where arguments and results lie, past the kernels' own data. */
const FROM = 65_536;
const TO = FROM + 4 * COUNT;

const entry = `
  import { SIGMOID, TANH } from './activation';
  import { activateQuickly, fillQuickConstants } from './quick-activation';
  import { exp4, fillConstants, log4, logOrLog1p4, sigmoid4, tanh4 } from './elementary';
  fillConstants();
  fillQuickConstants();
  ${['exp4(x)', 'log4(x)', 'logOrLog1p4(x, i32x4.splat(-1))', 'sigmoid4(x)', 'tanh4(x)']
    .map(
      (call, n) => `export function f${n}(from: usize, to: usize, count: i32): void {
        for (let i: usize = 0; i < <usize>count << 2; i += 16) {
          const x = v128.load(from + i);
          v128.store(to + i, ${call});
        }
      }`,
    )
    .join('\n')}
  ${['SIGMOID', 'TANH']
    .map(
      (name, n) => `export function f${5 + n}(from: usize, to: usize, count: i32): void {
        activateQuickly(${name}, from, to, 1, count >> 2, 0);
      }`,
    )
    .join('\n')}
`;

type Kernel = (from: number, to: number, count: number) => void;

const memory = new WebAssembly.Memory({ initial: 256 });
const { exports } = await WebAssembly.instantiate(await WebAssembly.compile(await compileKernels({ text: entry })), {
  env: { memory },
});

/** Zeros, infinities, NaN, the bounds and their neighbours, then random bit patterns. */
function fillArguments(): Float32Array {
  const x = new Float32Array(memory.buffer, FROM, COUNT);
  const bits = new Uint32Array(memory.buffer, FROM, COUNT);
  const random = createRandom(81);
  for (let i = 0; i < COUNT; i++) bits[i] = random.integer(2 ** 32);
  // Half of the patterns are far out of range: the other half of the arguments are moderate.
  for (let i = 0; i < COUNT; i += 2) x[i] = (random.uniform() - 0.5) * [2, 20, 200][i % 3]!;
  const bounds = [
    0,
    Math.LN2 / 4,
    0.5,
    Math.SQRT1_2,
    1,
    2,
    9.02,
    10,
    87.33654022216797,
    88.72283172607422,
    2 ** -126,
    2 ** -149,
  ];
  let n = 0;
  for (const bound of [...bounds, Infinity, NaN, 3.4028234663852886e38]) {
    for (const sign of [1, -1]) {
      x[n] = sign * bound;
      for (const step of [-2, -1, 1, 2]) bits[n + 1 + (step + 2)] = bits[n]! + step;
      n += 6;
    }
  }
  return x;
}

const scalars = { exp32, log32, log1p32, sigmoid32, tanh32, quickSigmoid32, quickTanh32 };

for (const [n, [name, scalar]] of Object.entries(scalars).entries()) {
  test(`four at a time, ${name} has the bits of the scalar for all special values and 1,000,000 patterns (seed 81)`, () => {
    const x = fillArguments();
    (exports[`f${n}`] as Kernel)(FROM, TO, COUNT);
    const found = new Float32Array(memory.buffer, TO, COUNT);
    const differing: number[] = [];
    for (let i = 0; i < COUNT; i++) if (!Object.is(found[i], Math.fround(scalar(x[i]!)))) differing.push(x[i]!);
    expect(differing).toEqual([]);
  });
}
