import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import type { Dataset } from './dataset.ts';
import type { LabelledImages } from './idx.ts';

/** What the network is tested with. */
export type Testing =
  /** The last samples of the training file. */
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'share'; readonly share: number }
  /** Files of its own. */
  | { readonly kind: 'images'; readonly images: LabelledImages };

/**
 * A data set of labelled pictures under this name (at most 200 characters of it). Throws a `settings` error when a
 * hold-out leaves nothing to train on, a `data` error when test pictures have another size, and a `limit` error when
 * both together are too many.
 */
export function imageDataset(name: string, training: LabelledImages, testing: Testing, classes = 10): Dataset {
  const { width, height } = training;
  const { images, labels, test } = joined(training, testing);
  return {
    name: name.slice(0, limits.text),
    features: width * height,
    inputs: images,
    target: { kind: 'classes', labels, names: Array.from({ length: classes }, (_, label) => String(label)) },
    train: labels.length - test,
    test,
    image: { width, height },
  };
}

function joined(training: LabelledImages, testing: Testing) {
  const { images, labels } = training;
  const count = labels.length;
  switch (testing.kind) {
    case 'count':
      return { images, labels, test: heldOut(testing.count, count) };
    case 'share':
      return { images, labels, test: heldOut(Math.round(testing.share * count), count) };
    case 'images': {
      const more = testing.images;
      if (more.width !== training.width || more.height !== training.height) {
        throw new LabError(
          'data',
          `test images of ${more.width} x ${more.height} pixels, ${training.width} x ${training.height} as in training were expected`,
        );
      }
      const samples = count + more.labels.length;
      if (samples > limits.samples || images.length + more.images.length > limits.fileBytes) {
        throw new LabError(
          'limit',
          `${samples} images for training and testing: at most ${limits.samples} and ${limits.fileBytes} bytes are allowed`,
        );
      }
      return { images: concat(images, more.images), labels: concat(labels, more.labels), test: more.labels.length };
    }
    default:
      return testing satisfies never;
  }
}

function heldOut(test: number, count: number): number {
  if (Number.isInteger(test) && test >= 0 && test < count) return test;
  throw new LabError('settings', `${test} of ${count} samples held out for testing: 0 to ${count - 1} were expected`);
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
