import v8 from 'node:v8';
import vm from 'node:vm';
import type { Engine } from '../../core/engine/engine.ts';

interface MemoryFigure {
  readonly name: string;
  readonly bytes: number;
}

type Make = (
  size: { readonly hidden?: readonly number[]; readonly samples?: number },
  optimizer?: 'sgd' | 'adam',
) => Engine;

/** Samples of the two engines whose memory is compared. */
export const FEW = 10_000;
export const MANY = 60_000;

/** Node's garbage collector, which is hidden unless asked for. */
function collector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  return vm.runInNewContext('gc');
}

/**
 * Memory of the whole process before and after engines are made, as bytes for each parameter and for each sample. Has to
 * come before any other engine: WebAssembly memory never shrinks, and what was given back is used again. Samples belong to
 * whoever makes an engine of them, and must be there before.
 */
export function measureMemory(make: Make): readonly MemoryFigure[] {
  const collect = collector();
  const resident = () => {
    collect();
    return process.memoryUsage.rss();
  };
  const kept: Engine[] = [];
  const growthOf = (...args: Parameters<Make>) => {
    const before = resident();
    const engine = make(...args);
    kept.push(engine);
    return { bytes: resident() - before, parameters: engine.parameterCount };
  };
  const perParameter = (optimizer: 'sgd' | 'adam') => {
    const [narrow, wide] = [growthOf({ hidden: [1024] }, optimizer), growthOf({ hidden: [4096] }, optimizer)];
    return (wide.bytes - narrow.bytes) / (wide.parameters - narrow.parameters);
  };
  const figures = [
    { name: 'each parameter, SGD', bytes: perParameter('sgd') },
    { name: 'each parameter, Adam', bytes: perParameter('adam') },
  ];
  const [few, many] = [growthOf({ samples: FEW }), growthOf({ samples: MANY })];
  for (const engine of kept) engine.dispose();
  return [...figures, { name: 'each sample, in the engine', bytes: (many.bytes - few.bytes) / (MANY - FEW) }];
}
