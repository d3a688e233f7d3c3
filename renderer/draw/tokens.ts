import { computed, signal } from '@preact/signals';
import { theme } from '../store/preferences.ts';

/** Red, green, blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

const sheet = signal(0);
addEventListener('resize', () => {
  sheet.value += 1;
});

const cache = computed(() => {
  theme.value;
  sheet.value;
  return { style: getComputedStyle(document.documentElement), values: new Map<string, string>() };
});

/** The value of a design token such as `--ink`, in the present theme and window. Drawing that reads it follows changes. */
export function token(name: string): string {
  const { style, values } = cache.value;
  const known = values.get(name);
  if (known !== undefined) return known;
  const value = style.getPropertyValue(name).trim();
  values.set(name, value);
  return value;
}

/** A token that is a length in px or a plain number. */
export const size = (name: string): number => Number.parseFloat(token(name));

/** A token that is a colour, `#rrggbb`, or `#rgb` where a build has shortened it. */
export function rgb(name: string): Rgb {
  const hex = token(name).slice(1);
  const parts =
    hex.length === 3 ? [...hex].map((digit) => digit + digit) : [hex.slice(0, 2), hex.slice(2, 4), hex.slice(4, 6)];
  return parts.map((part) => Number.parseInt(part, 16)) as unknown as Rgb;
}

export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((part, i) => part + (to[i]! - part) * share) as unknown as Rgb;
}

/** A colour as a 32-bit pixel of an `ImageData` on a little-endian machine. */
export function pixel([red, green, blue]: Rgb): number {
  return (255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red);
}

/** Strokes are multiplied by this: thicker for projectors. */
export const strokeScale = (): number => size('--stroke-scale');

/** A font for canvas text at one of the sizes `--t-1` to `--t-6`. */
export function font(sizeToken: string, weight: number | string = 400, italic = false): string {
  return `${italic ? 'italic ' : ''}${weight} ${token(sizeToken)} ${token(italic ? '--font-math' : '--font')}`;
}
