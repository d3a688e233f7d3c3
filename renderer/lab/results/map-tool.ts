import type { Target } from '../../../core/data/dataset.ts';

/** What a click on the map does. A point that is added has a class, or a number to be learned. */
export type MapTool =
  | { readonly kind: 'choose' }
  | { readonly kind: 'add'; readonly target: number }
  | { readonly kind: 'move' }
  | { readonly kind: 'remove' };

/** The tool as it can be used on a set: without points there is only adding, and only of classes that exist. */
export function usableTool(tool: MapTool, target: Target, samples: number): MapTool {
  const known = tool.kind === 'add' && (target.kind === 'values' || tool.target < target.names.length);
  if (known || (tool.kind !== 'add' && samples > 0)) return tool;
  if (samples > 0) return { kind: 'choose' };
  return { kind: 'add', target: target.kind === 'values' ? 1 : 0 };
}

/** The cross-hair after an arrow key: a fiftieth of the map on, or with Shift a tenth; never off it. Places are 0 to 1. */
export function nudge(at: readonly [number, number], key: string, far: boolean): readonly [number, number] | undefined {
  const step = far ? 0.1 : 0.02;
  const within = (value: number) => Math.max(0, Math.min(1, value));
  switch (key) {
    case 'ArrowLeft':
      return [within(at[0] - step), at[1]];
    case 'ArrowRight':
      return [within(at[0] + step), at[1]];
    case 'ArrowUp':
      return [at[0], within(at[1] + step)];
    case 'ArrowDown':
      return [at[0], within(at[1] - step)];
    default:
      return undefined;
  }
}
