/** From these ratios of a wanted step to a power of ten on, a step is 2, 5 or 10 times that power: where it is nearest by ratio. */
const [from2, from5, from10] = [Math.sqrt(2), Math.sqrt(10), Math.sqrt(50)];

/**
 * Round numbers between two others, rising: multiples of 1, 2 or 5 times a power of ten, about as many as are wanted (the rule of
 * d3's ticks, so that an axis drawn by d3 has the same).
 */
export function roundNumbers(low: number, high: number, count: number): number[] {
  const wanted = (high - low) / count;
  if (!(wanted > 0) || !Number.isFinite(wanted)) return low === high ? [low] : [];
  const power = exponentOf(wanted);
  const ratio = wanted / Number(`1e${power}`);
  const factor = ratio >= from10 ? 10 : ratio >= from5 ? 5 : ratio >= from2 ? 2 : 1;
  // A step below 1 is a fraction of a whole number: dividing by that rounds only once.
  const [times, parts] = power < 0 ? [factor, Number(`1e${-power}`)] : [factor * Number(`1e${power}`), 1];
  const multiple = (i: number) => (i * times) / parts;
  // One more at each end, since the quotients are rounded.
  const [first, last] = [Math.floor((low * parts) / times), Math.ceil((high * parts) / times)];
  const multiples = Array.from({ length: last - first + 1 }, (_, i) => multiple(first + i));
  return multiples.filter((number) => number >= low && number <= high);
}

/** The powers of ten between two positive numbers, each times all of some factors from 1 to below 10; rising. */
export function roundRatios(low: number, high: number, factors: readonly number[]): number[] {
  const numbers: number[] = [];
  for (let power = exponentOf(low); power <= exponentOf(high); power++) {
    for (const factor of factors) numbers.push(Number(`${factor}e${power}`));
  }
  return numbers.filter((number) => number >= low && number <= high);
}

/** Decimals that tell round numbers apart, at most 8. */
export function decimalsOf(numbers: readonly number[]): number {
  const steps = numbers.slice(1).map((number, i) => number - numbers[i]!);
  const least = Math.min(...steps.filter((step) => step > 0), 1);
  // A step of 0.3 - 0.2 is a little less than 0.1.
  return Math.max(0, Math.min(8, -exponentOf(least * (1 + 1e-9))));
}

/** The power of ten at or below a positive number. */
function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}
