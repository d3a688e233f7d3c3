import { expect, test } from 'vitest';
import {
  addLayer,
  changeLayer,
  type HiddenLayer,
  oneFewer,
  oneMore,
} from '../../../../renderer/lab/network/hidden-layers.ts';

const layer = (units: number, activation: HiddenLayer['activation'] = 'tanh'): HiddenLayer => ({ units, activation });
const hidden = [layer(4), layer(1, 'relu')];

test('one neuron more or fewer changes its layer alone', () => {
  expect(oneMore(hidden, 1)).toEqual([layer(5), layer(1, 'relu')]);
  expect(oneFewer(hidden, 1)).toEqual([layer(3), layer(1, 'relu')]);
});

test('the last neuron takes its layer with it', () => {
  expect(oneFewer(hidden, 2)).toEqual([layer(4)]);
});

test('a new layer is like the one after it, with at most four neurons', () => {
  expect(addLayer(hidden, 2)).toEqual([layer(4), layer(1, 'relu'), layer(1, 'relu')]);
  expect(addLayer([layer(50, 'sigmoid')], 2)).toEqual([layer(50, 'sigmoid'), layer(4, 'sigmoid')]);
  expect(addLayer([], 1)).toEqual([layer(4)]);
});

test('a layer that is not there is not changed', () => {
  expect(changeLayer(hidden, 7, { units: 9 })).toEqual(hidden);
});
