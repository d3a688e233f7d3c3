/** How the sum is written so that it fits: how many terms, whether the curve has room, whether factors stand on two lines. */
export interface SumFit {
  readonly terms: number;
  readonly curve: boolean;
  readonly stacked: boolean;
}

interface SumRoom {
  /** Px for the sum alone, beside the curve and without it. */
  readonly withCurve: number;
  readonly withoutCurve: number;
  /** Size of the smallest text, in px, and the width of a digit in it. */
  readonly text: number;
  readonly digit: number;
  /** Decimals of a number. */
  readonly decimals: number;
}

/** Up to this many terms are all shown; of more, this many at the most and this few at the least, the largest first. */
const allShown = 6;
const mostOfMany = 5;
const leastOfMany = 3;

/** Widths in sizes of the smallest text: the bar under a term, and a sign between two. */
const bar = 3.7;
const sign = 1;

/**
 * Fits a sum of so many inputs. With up to six, all terms stay: first the curve gives way to a column z, then factors
 * stand on two lines. With more, the smaller terms are summed up already, so that fewer of them keep the curve.
 */
export function fitSum(inputs: number, room: SumRoom): SumFit {
  const choices = inputs <= allShown ? ofFew(inputs) : ofMany;
  return (
    choices.find((fit) => widthOf(fit, inputs, room) <= (fit.curve ? room.withCurve : room.withoutCurve)) ??
    choices.at(-1)!
  );
}

function ofFew(terms: number): SumFit[] {
  return [
    { terms, curve: true, stacked: false },
    { terms, curve: false, stacked: false },
    { terms, curve: false, stacked: true },
  ];
}

const downTo = (least: number, curve: boolean, stacked: boolean): SumFit[] =>
  Array.from({ length: mostOfMany - least + 1 }, (_, i) => ({ terms: mostOfMany - i, curve, stacked }));

const ofMany: readonly SumFit[] = [
  ...downTo(leastOfMany, true, false),
  ...downTo(leastOfMany, true, true),
  ...downTo(leastOfMany, false, false),
  ...downTo(1, false, true),
];

/** Px that a sum takes: its terms, the others, the bias and the total, with a sign between every two. */
function widthOf({ terms, curve, stacked }: SumFit, inputs: number, { text, digit, decimals }: SumRoom): number {
  const number = (decimals + 2.4) * digit;
  const result = Math.max(bar * text, 1.25 * number);
  const factors = stacked ? number + 2 * digit : 2 * number + 1.7 * digit;
  const index = String(inputs).length;
  const symbols = 2.3 * text + 2 * index * digit;
  const others = inputs > terms ? Math.max(result, (8 + index) * digit) : 0;
  const singles = curve ? 2 : 3;
  const signs = terms + singles - 1 + (others > 0 ? 1 : 0);
  return terms * Math.max(result, factors, symbols) + others + singles * result + signs * sign * text;
}
