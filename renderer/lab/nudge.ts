/** What an arrow key adds to a parameter, and with Shift. */
const small = 0.05;
const large = 0.5;

interface Stroke {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** The number an arrow key leads to: up adds, down takes away. Undefined for other keys. */
export function nudged({ key, shiftKey }: Stroke, value: number): number | undefined {
  const way = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0;
  if (way === 0) return undefined;
  return Number((value + way * (shiftKey ? large : small)).toFixed(6));
}
