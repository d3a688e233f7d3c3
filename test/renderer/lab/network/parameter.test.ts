import { expect, test } from 'vitest';
import { layersOf, parameterCount } from '../../../../core/engine/network.ts';
import { parameterAt, placeOf } from '../../../../renderer/lab/network/parameter.ts';
import type { Shape } from '../../../../renderer/lab/network/shape-on-screen.ts';

const network = { sizes: [3, 4, 2], activations: ['tanh'], loss: 'squared-error' } as const;
const shape = { network, layers: layersOf(network) } as unknown as Shape;

test('every place of the flat parameters is a weight or a bias, and the place of that again', () => {
  for (let place = 0; place < parameterCount(network); place++) {
    expect(placeOf(shape, parameterAt(shape, place)!)).toBe(place);
  }
  expect(parameterAt(shape, 0)).toEqual({ unit: { layer: 1, index: 0 }, source: 0 });
  expect(parameterAt(shape, 12)).toEqual({ unit: { layer: 1, index: 0 }, source: 'bias' });
  expect(parameterAt(shape, 17)).toEqual({ unit: { layer: 2, index: 1 }, source: 0 });
  expect(parameterAt(shape, 26)).toBeUndefined();
});
