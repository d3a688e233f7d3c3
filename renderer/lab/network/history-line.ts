/** A small line of one parameter over the run, in a box from 0, 0; steps go to the right by their size. */
export interface HistoryLine {
  /** As an SVG path. */
  readonly path: string;
  readonly least: number;
  readonly most: number;
  /** Height of 0, when it lies within. */
  readonly zero: number | undefined;
}

/** The line through values at rising steps. Undefined when there are fewer than two. */
export function historyLine(
  steps: ArrayLike<number>,
  values: ArrayLike<number>,
  width: number,
  height: number,
): HistoryLine | undefined {
  const count = values.length;
  if (count < 2) return undefined;
  let [least, most] = [values[0]!, values[0]!];
  for (let i = 1; i < count; i++) {
    least = Math.min(least, values[i]!);
    most = Math.max(most, values[i]!);
  }
  const first = steps[0]!;
  const x = (step: number) => ((step - first) / Math.max(1, steps[count - 1]! - first)) * width;
  // What never moved is a level line in the middle.
  const y = (value: number) => (most > least ? ((most - value) / (most - least)) * height : height / 2);
  let path = '';
  for (let i = 0; i < count; i++) {
    path += `${i === 0 ? 'M' : 'L'}${x(steps[i]!).toFixed(1)} ${y(values[i]!).toFixed(1)}`;
  }
  return { path, least, most, zero: least < 0 && most > 0 ? y(0) : undefined };
}
