import type { CreateEngine, Engine } from './engine.ts';
import { PlainEngine } from './plain/plain-engine.ts';

/** Which implementation `createEngine` makes on this host: the one place that decides. */
export function engineKind(): Engine['kind'] {
  return 'plain';
}

export const createEngine: CreateEngine = (options, data) => new PlainEngine(options, data);
