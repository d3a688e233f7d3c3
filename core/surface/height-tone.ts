import { log } from '../elementary.ts';

/** Colours of loss heights, low to high, red green blue: the tokens --height-0 … of the interface. */
export const heightColours = [
  0x171658, 0x063575, 0x00537e, 0x05728b, 0x129497, 0x37b19a, 0x83ca9b, 0xbfe0a7, 0xf2f5c3,
] as const;

const HOLE = 0x7c848b;

/** On a log scale, losses lower than this share of the highest are drawn as that: 0 has no logarithm. */
const logRange = 1e-6;

export const heightScales = ['linear', 'log'] as const;
export type HeightScaleName = (typeof heightScales)[number];

/** 0 for the lowest finite loss, 1 for the highest. */
export function toneOf(values: Float32Array, scale: HeightScaleName): (loss: number) => number {
  const finite = values.filter(Number.isFinite);
  const [low, high] = [
    finite.reduce((a, b) => Math.min(a, b), Infinity),
    finite.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  if (scale === 'linear' || !(high > 0)) return (loss) => (loss - low) / (high - low || 1);
  const least = Math.max(low, high * logRange);
  const span = log(high / least) || 1;
  return (loss) => log(Math.max(loss, least) / least) / span;
}

/** The colour of a tone, red green blue; grey where the loss is not finite. */
export function heightColour(tone: number): number {
  if (!Number.isFinite(tone)) return HOLE;
  const place = Math.max(0, Math.min(1, tone)) * (heightColours.length - 1);
  const stop = Math.min(heightColours.length - 2, Math.floor(place));
  const [from, to] = [heightColours[stop]!, heightColours[stop + 1]!];
  const channel = (shift: number) => {
    const [a, b] = [(from >> shift) & 255, (to >> shift) & 255];
    return Math.round(a + (b - a) * (place - stop)) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}
