import { expect, test } from 'vitest';
import type { LabelledImages } from '../../../core/data/idx.ts';
import { imageDataset, type Testing } from '../../../core/data/image-dataset.ts';
import { LabError } from '../../../core/lab-error.ts';

function pictures(count: number, width: number, height: number): LabelledImages {
  const images = Uint8Array.from({ length: count * width * height }, (_, i) => i);
  return { images, width, height, labels: Uint8Array.from({ length: count }, (_, i) => i % 10) };
}

const training = pictures(10, 3, 2);

test('the last samples are held out, by number or by share', () => {
  expect(imageDataset('train.gz', training, { kind: 'count', count: 3 })).toEqual({
    name: 'train.gz',
    features: 6,
    inputs: training.images,
    target: { kind: 'classes', labels: training.labels, names: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] },
    train: 7,
    test: 3,
    image: { width: 3, height: 2 },
  });
  expect(imageDataset('train.gz', training, { kind: 'share', share: 0.2 })).toMatchObject({ train: 8, test: 2 });
  expect(imageDataset('train.gz', training, { kind: 'count', count: 0 })).toMatchObject({ train: 10, test: 0 });
});

test('test files follow the training samples', () => {
  const testing = pictures(4, 3, 2);
  const dataset = imageDataset('train.gz', training, { kind: 'images', images: testing });
  expect(dataset).toMatchObject({ train: 10, test: 4 });
  expect([...dataset.inputs]).toEqual([...training.images, ...testing.images]);
  expect(dataset.target).toMatchObject({ labels: Uint8Array.of(...training.labels, ...testing.labels) });
});

test('a name keeps its first 200 characters', () => {
  expect(imageDataset('x'.repeat(300), training, { kind: 'count', count: 0 }).name).toHaveLength(200);
});

const refused: readonly [Testing, LabError][] = [
  [
    { kind: 'count', count: 10 },
    new LabError('settings', '10 of 10 samples held out for testing: 0 to 9 were expected'),
  ],
  [
    { kind: 'count', count: 1.5 },
    new LabError('settings', '1.5 of 10 samples held out for testing: 0 to 9 were expected'),
  ],
  [
    { kind: 'share', share: Number.NaN },
    new LabError('settings', 'NaN of 10 samples held out for testing: 0 to 9 were expected'),
  ],
  [
    { kind: 'images', images: pictures(4, 2, 3) },
    new LabError('data', 'test images of 2 x 3 pixels, 3 x 2 as in training were expected'),
  ],
];
test.each(refused)('%o is refused', (testing, error) => {
  expect(() => imageDataset('train.gz', training, testing)).toThrow(error);
});

test('training and test images together stay within the limit of samples', () => {
  const many = pictures(600_000, 1, 1);
  expect(() => imageDataset('train.gz', many, { kind: 'images', images: many })).toThrow(
    '1200000 images for training and testing: at most 1000000 and 268435456 bytes are allowed',
  );
});
