import { writtenFunction } from '../../../core/surface/written-function.ts';
import type { Taken } from '../taken.ts';
import { functionGridSize } from './function-picture.ts';
import type { FunctionStore } from './function-store.ts';
import { laneName } from './lane-name.ts';

/** The function in use, with the descents up to the step on screen. */
export function takenFunction(store: FunctionStore): Taken {
  return {
    name: `function-${store.name.value}`,
    heights: store.logHeight.value ? 'log' : 'linear',
    axes: ['x', 'y'],
    lanes: store.lanes.value.filter(({ on }) => on).map((lane) => laneName(lane, store.difference.value)),
    surface: () => {
      const { formula, gradient, square, step } = store;
      return writtenFunction(
        { formula: formula.peek(), gradient: gradient.peek() },
        square.peek(),
        functionGridSize,
        store.runners.peek().map(({ lane: { optimizer, learningRate, place }, descent: { points } }) => ({
          optimizer,
          learningRate,
          look: place,
          points: points.slice(0, step.peek() + 1),
        })),
      );
    },
  };
}
