import { cos, sin } from '../elementary.ts';
import { LabError } from '../lab-error.ts';
import { limits } from '../limits.ts';
import { createRandom, type Random, shuffle } from '../random.ts';
import { type BuiltInOptions, split } from './built-in-options.ts';
import type { Dataset } from './dataset.ts';
import { digitShapes, type Stroke } from './digit-shapes.ts';
import { drawLines, type Line } from './pen.ts';

const SIDE = 28;
const PIXELS = SIDE * SIDE;
/** The digit itself is fitted into a square of this side, as in MNIST (LeCun, Bottou, Bengio, Haffner 1998). */
const BOX = 20;
/** Pieces of line between two points of a stroke. */
const PIECES = 6;

/** A smooth line through the points of a stroke: uniform Catmull-Rom (1974). A doubled point makes a corner. */
function smooth(stroke: Stroke): Line {
  const line = new Float64Array(2 * ((stroke.length - 1) * PIECES + 1));
  let end = 0;
  const last = stroke.length - 1;
  for (let i = 0; i < last; i++) {
    const before = stroke[Math.max(0, i - 1)]!;
    const from = stroke[i]!;
    const to = stroke[i + 1]!;
    const after = stroke[Math.min(last, i + 2)]!;
    for (let piece = 0; piece < PIECES; piece++) {
      const t = piece / PIECES;
      for (const axis of [0, 1] as const) {
        const velocity = (to[axis] - before[axis]) / 2;
        const nextVelocity = (after[axis] - from[axis]) / 2;
        const gap = to[axis] - from[axis];
        const cubic = velocity + nextVelocity - 2 * gap;
        const square = 3 * gap - 2 * velocity - nextVelocity;
        line[end++] = from[axis] + t * (velocity + t * (square + t * cubic));
      }
    }
  }
  const [x, y] = stroke[last]!;
  line[end++] = x;
  line[end] = y;
  return line;
}

/** A hand's own way of writing the points of a shape: slanted, turned, stretched, and not twice at the same place. */
function byHand(shape: readonly Stroke[], noise: number, random: Random): Stroke[] {
  const slant = noise * (0.25 + 0.4 * random.normal());
  const turn = noise * 0.16 * random.normal();
  const stretch = Math.max(0.5, 1.08 + noise * 0.3 * random.normal());
  const wobble = noise * 0.13;
  // A doubled point stays one point: the corner moves as a whole.
  const moved = new Map<string, readonly [number, number]>();
  return shape.map((stroke) =>
    stroke.map((point) => {
      const key = point.join();
      const known = moved.get(key);
      if (known) return known;
      const x = (point[0] + wobble * random.normal()) * stretch;
      const y = point[1] + wobble * random.normal();
      const leaning = x - slant * y;
      const placed = [leaning * cos(turn) - y * sin(turn), leaning * sin(turn) + y * cos(turn)] as const;
      moved.set(key, placed);
      return placed;
    }),
  );
}

/** Scales lines to fit a square of this side and puts their centre of mass at the centre of the image. Changes them. */
function place(lines: readonly Line[], side: number): void {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  let [mass, massX, massY] = [0, 0, 0];
  for (const line of lines) {
    for (let i = 0; i < line.length; i += 2) {
      const x = line[i]!;
      const y = line[i + 1]!;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      if (i === 0) continue;
      const dx = x - line[i - 2]!;
      const dy = y - line[i - 1]!;
      const length = Math.sqrt(dx * dx + dy * dy);
      mass += length;
      massX += length * (x - dx / 2);
      massY += length * (y - dy / 2);
    }
  }
  const scale = side / Math.max(right - left, bottom - top);
  for (const line of lines) {
    for (let i = 0; i < line.length; i += 2) {
      line[i] = (line[i]! - massX / mass) * scale + SIDE / 2;
      line[i + 1] = (line[i + 1]! - massY / mass) * scale + SIDE / 2;
    }
  }
}

function writeDigit(digit: number, noise: number, random: Random, image: Uint8Array): void {
  const shapes = digitShapes[digit]!;
  const lines = byHand(shapes[random.integer(shapes.length)]!, noise, random).map(smooth);
  const radius = Math.max(0.7, 1.3 + noise * 0.6 * random.normal());
  place(lines, BOX - 2 * radius - noise * 2 * random.uniform());
  drawLines(lines, radius, image, SIDE, SIDE);
}

/**
 * Generated handwritten digits, 28 x 28, a byte a pixel: each is written in one of a few common ways, drawn with a pen
 * and centred by mass. There are as many of each digit as of the others, or one more. Noise 0 is print, 0.5 a lively
 * hand, 1 a scrawl.
 */
export function makeDigits(options: BuiltInOptions): Dataset {
  const { samples, noise, seed } = options;
  if (samples * PIXELS > limits.fileBytes) {
    const most = Math.floor(limits.fileBytes / PIXELS);
    throw new LabError('limit', `digits: ${samples} samples, at most ${most} were expected`);
  }
  const { train, test } = split(options);
  const random = createRandom(seed);
  const labels = Uint8Array.from({ length: samples }, (_, i) => i % 10);
  shuffle(labels.subarray(0, train), random);
  shuffle(labels.subarray(train), random);
  const inputs = new Uint8Array(samples * PIXELS);
  labels.forEach((digit, i) => {
    writeDigit(digit, noise, random, inputs.subarray(i * PIXELS, (i + 1) * PIXELS));
  });
  return {
    name: 'digits',
    features: PIXELS,
    inputs,
    target: { kind: 'classes', labels, names: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] },
    train,
    test,
    image: { width: SIDE, height: SIDE },
  };
}
