import { cos, sin } from '../elementary.ts';
import { createRandom, type Random, shuffle } from '../random.ts';
import { type BuiltInOptions, split } from './built-in-options.ts';
import type { Dataset } from './dataset.ts';

type CloudName = 'circle' | 'xor' | 'gauss' | 'spiral' | 'moons';
type Point = readonly [x: number, y: number];

const coin = (random: Random) => (random.uniform() < 0.5 ? -1 : 1);

/** A point of the class with this sign (-1 or +1), before noise. All lie within [-1, 1] x [-1, 1], gauss nearly. */
const shapes: Readonly<Record<CloudName, (random: Random, sign: number) => Point>> = {
  /** +1 is a disc, -1 the ring around it. */
  circle(random, sign) {
    const radius = sign > 0 ? 0.42 * Math.sqrt(random.uniform()) : 0.62 + 0.24 * random.uniform();
    const angle = 2 * Math.PI * random.uniform();
    return [radius * cos(angle), radius * sin(angle)];
  },
  /** +1 where both coordinates have the same sign; a strip of 0.1 along the axes stays empty. */
  xor(random, sign) {
    const x = coin(random) * (0.05 + 0.83 * random.uniform());
    const y = 0.05 + 0.83 * random.uniform();
    return [x, x * sign > 0 ? y : -y];
  },
  gauss(random, sign) {
    return [0.38 * sign + 0.14 * random.normal(), 0.38 * sign + 0.14 * random.normal()];
  },
  /** Two arms of 0.9 turns, half a turn apart, evenly filled from radius 0.1 to 0.9. */
  spiral(random, sign) {
    const along = random.uniform();
    const radius = 0.1 + 0.8 * along;
    const angle = 2 * Math.PI * 0.9 * along + (sign > 0 ? 0 : Math.PI);
    return [radius * sin(angle), radius * cos(angle)];
  },
  /** Two half moons, each holding the other's tip. */
  moons(random, sign) {
    const angle = Math.PI * random.uniform();
    return [sign * (0.52 * cos(angle) - 0.22), sign * (0.56 * sin(angle) - 0.15)];
  },
};

/** Points of two classes in the plane: in both parts as many of one as of the other, or one more. */
export function makeCloud(name: CloudName, options: BuiltInOptions): Dataset {
  const { samples, noise, seed } = options;
  const { train, test } = split(options);
  const random = createRandom(seed);
  const points = Array.from({ length: samples }, (_, i) => {
    const label = i % 2;
    const [x, y] = shapes[name](random, label === 1 ? 1 : -1);
    return { x: x + noise * random.normal(), y: y + noise * random.normal(), label };
  });
  const ordered = [...shuffle(points.slice(0, train), random), ...shuffle(points.slice(train), random)];
  return {
    name,
    features: 2,
    inputs: Float32Array.from(ordered.flatMap(({ x, y }) => [x, y])),
    target: { kind: 'classes', labels: Uint8Array.from(ordered, ({ label }) => label), names: ['−1', '+1'] },
    train,
    test,
    plane: { low: -1, high: 1 },
  };
}
