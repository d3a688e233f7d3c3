import { createRequire } from 'node:module';

/** What onnxruntime-web gives of itself, as far as tests need it. */
interface Runtime {
  readonly env: { wasm: { numThreads: number } };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => RuntimeTensor;
  readonly InferenceSession: { create(model: Uint8Array): Promise<InferenceSession> };
}

interface RuntimeTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

interface InferenceSession {
  run(feeds: Record<string, RuntimeTensor>): Promise<Record<string, RuntimeTensor>>;
  release(): Promise<void>;
}

const readers = createRequire(new URL('../readers/package.json', import.meta.url));

function find(): string | undefined {
  try {
    return readers.resolve('onnxruntime-web');
  } catch {
    return undefined;
  }
}

const place = find();

/** onnxruntime as WebAssembly, where `npm ci` was run in test/readers. */
export const onnxruntime = {
  here: place !== undefined,
  /** Why a test is skipped, for its name; empty when it is not. */
  note: place === undefined ? ' (skipped: onnxruntime-web is not there: npm ci in test/readers)' : '',
  /** The output y (rows, outputs) of a model for x (rows, inputs). */
  async run(model: Uint8Array, x: readonly (readonly number[])[]): Promise<RuntimeTensor> {
    const { env, Tensor, InferenceSession } = readers('onnxruntime-web') as Runtime;
    env.wasm.numThreads = 1;
    const session = await InferenceSession.create(model);
    const { y } = await session.run({
      x: new Tensor('float32', Float32Array.from(x.flat()), [x.length, x[0]!.length]),
    });
    await session.release();
    if (!y) throw new Error('the model has no output y');
    return y;
  },
};
