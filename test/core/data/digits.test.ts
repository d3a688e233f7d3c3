import { expect, test } from 'vitest';
import { builtInDefaults, makeDataset } from '../../../core/data/built-in.ts';
import type { Dataset } from '../../../core/data/dataset.ts';

function digits(noise: number): { dataset: Dataset; images: Uint8Array; labels: Uint8Array } {
  const dataset = makeDataset('digits', { ...builtInDefaults.digits, noise });
  const { inputs, target } = dataset;
  if (!(inputs instanceof Uint8Array) || target.kind !== 'classes') throw new Error('byte images and classes expected');
  return { dataset, images: inputs, labels: target.labels };
}

const { dataset, images, labels } = digits(0.5);

test('there are 2,000 digits of 28 x 28 by default, 160 of each for training and 40 for testing', () => {
  expect(dataset).toMatchObject({ features: 784, train: 1600, test: 400, image: { width: 28, height: 28 } });
  for (let digit = 0; digit < 10; digit++) {
    expect(labels.subarray(0, 1600).filter((label) => label === digit)).toHaveLength(160);
    expect(labels.subarray(1600).filter((label) => label === digit)).toHaveLength(40);
  }
});

test('17 to 21 % of the pixels carry ink, as in MNIST (19 %)', () => {
  const share = images.filter((ink) => ink > 0).length / images.length;
  expect(share).toBeGreaterThan(0.17);
  expect(share).toBeLessThan(0.21);
});

test('every digit is centred by mass within 1.5 pixels and has less than half the ink on the border', () => {
  let border = 0;
  for (let i = 0; i < labels.length; i++) {
    const image = images.subarray(i * 784, (i + 1) * 784);
    let [mass, x, y] = [0, 0, 0];
    image.forEach((ink, at) => {
      mass += ink;
      x += ink * ((at % 28) + 0.5);
      y += ink * (Math.floor(at / 28) + 0.5);
      if (at < 28 || at >= 756 || at % 28 === 0 || at % 28 === 27) border = Math.max(border, ink);
    });
    expect(Math.abs(x / mass - 14)).toBeLessThan(1.5);
    expect(Math.abs(y / mass - 14)).toBeLessThan(1.5);
  }
  expect(border).toBeLessThan(128);
});

test('no two digits are alike', () => {
  const seen = new Set<string>();
  for (let i = 0; i < labels.length; i++) seen.add(images.subarray(i * 784, (i + 1) * 784).join());
  expect(seen.size).toBe(labels.length);
});

/** The share of the test digits that a linear classifier knows after two epochs: stochastic softmax regression. */
function learn(noise: number): number {
  const { dataset, images, labels } = digits(noise);
  const weights = new Float64Array(785 * 10);
  const scores = new Float64Array(10);
  const inked = (i: number) => [...images.subarray(i * 784, (i + 1) * 784).entries()].filter(([, ink]) => ink > 0);
  const score = (pixels: [number, number][]) => {
    scores.set(weights.subarray(7840));
    for (const [at, ink] of pixels) {
      for (let c = 0; c < 10; c++) scores[c]! += (ink / 255) * weights[at * 10 + c]!;
    }
    return scores.indexOf(Math.max(...scores));
  };
  for (let step = 0; step < 2 * dataset.train; step++) {
    const i = step % dataset.train;
    const pixels = inked(i);
    score(pixels);
    const exponentials = scores.map((each) => Math.exp(each - Math.max(...scores)));
    const sum = exponentials.reduce((total, each) => total + each, 0);
    const delta = exponentials.map((each, c) => 0.02 * (each / sum - Number(c === labels[i])));
    for (const [at, ink] of [...pixels, [784, 255] as const]) {
      for (let c = 0; c < 10; c++) weights[at * 10 + c]! -= (ink / 255) * delta[c]!;
    }
  }
  let right = 0;
  for (let i = dataset.train; i < dataset.train + dataset.test; i++) right += Number(score(inked(i)) === labels[i]);
  return right / dataset.test;
}

test('even a linear classifier reads more than 90 % of the held-out digits, but not of the scrawls at noise 1', () => {
  expect(learn(0.5)).toBeGreaterThan(0.9);
  expect(learn(1)).toBeLessThan(0.9);
});
