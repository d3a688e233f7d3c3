/** Colours of loss heights, low to high, red green blue: the tokens --height-0 … of the interface. */
export const heightColours = [
  0x171658, 0x063575, 0x00537e, 0x05728b, 0x129497, 0x37b19a, 0x83ca9b, 0xbfe0a7, 0xf2f5c3,
] as const;

const HOLE = 0x7c848b;

export const heightScales = ['linear', 'log'] as const;
export type HeightScaleName = (typeof heightScales)[number];

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
