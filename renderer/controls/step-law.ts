interface Stroke {
  readonly key: string;
  readonly shiftKey: boolean;
}

/**
 * The setting an arrow key leads to, up or down: a whole number by 1, with Shift by 10; any other by one in its second digit, with
 * Shift in its first, so that rates of all sizes can be reached. Undefined for other keys.
 */
export function stepped({ key, shiftKey }: Stroke, value: number, whole: boolean): number | undefined {
  const way = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0;
  if (way === 0) return undefined;
  if (whole) return Math.round(value) + way * (shiftKey ? 10 : 1);
  return Number((value + way * 10 ** (exponentOf(value, way) - (shiftKey ? 0 : 1))).toPrecision(12));
}

/** The power of ten that a number on its way up or down counts in: 0.1 goes down to 0.099. */
function exponentOf(value: number, way: number): number {
  if (value === 0) return -1;
  const [mantissa, exponent] = value.toExponential().split('e').map(Number) as [number, number];
  return mantissa === -way ? exponent - 1 : exponent;
}
