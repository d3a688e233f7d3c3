import type { CreateEngine, Engine } from './engine.ts';
import { PlainEngine } from './plain/plain-engine.ts';
import { simdSupported } from './simd/kernels-module.ts';
import { SimdEngine } from './simd/simd-engine.ts';

/** Which implementation `createEngine` makes on this host: the one place that decides. */
export function engineKind(): Engine['kind'] {
  return simdSupported() ? 'simd' : 'plain';
}

/** Every implementation by its name; both give the same bits. */
export const engines = {
  plain: (options, data) => new PlainEngine(options, data),
  simd: (options, data) => new SimdEngine(options, data),
} as const satisfies Record<Engine['kind'], CreateEngine>;

export const createEngine: CreateEngine = (options, data) => engines[engineKind()](options, data);
