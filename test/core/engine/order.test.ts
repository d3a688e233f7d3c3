import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochOrder, nextBatch } from '../../../core/engine/order.ts';

test('the order of an epoch has every index once (seed 21)', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.nat(1000), fc.nat(300), (seed, epoch, count) => {
      expect(Array.from(epochOrder(seed, epoch, count)).sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
    }),
    { seed: 21 },
  );
});

test('epochs and seeds have orders of their own, which do not change', () => {
  const order = epochOrder(1, 0, 100);
  expect(epochOrder(1, 0, 100)).toEqual(order);
  expect(epochOrder(1, 1, 100)).not.toEqual(order);
  expect(epochOrder(2, 0, 100)).not.toEqual(order);
});

test('the batches of an epoch are its order, cut; the last one takes what is left', () => {
  const at = (drawn: number) => [...nextBatch({ seed: 3, count: 10, batch: 4, epoch: 2, drawn })];
  expect([at(0).length, at(4).length, at(8).length]).toEqual([4, 4, 2]);
  expect([...at(0), ...at(4), ...at(8)]).toEqual([...epochOrder(3, 2, 10)]);
});

test('a batch larger than the training set is the whole set', () => {
  expect(nextBatch({ seed: 3, count: 10, batch: 64, epoch: 0, drawn: 0 })).toEqual(epochOrder(3, 0, 10));
});
