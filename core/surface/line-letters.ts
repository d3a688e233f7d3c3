import { type Coverage, coveredByLines } from './coverage.ts';
import type { Spot } from './pen.ts';

/** Writes words of a size in pixels: what they cover, the base line at y = 0 and the first letter at x = 0. */
export type Letters = (words: string, size: number) => Coverage;

/**
 * Letters as a plotter draws them, for hosts without fonts: lines through places of a grid, x and y in one digit each, y down
 * from the top of capitals at 0 to the base line at 6. One place alone is a dot.
 */
const glyphs: Readonly<Record<string, string>> = {
  '0': '103041453616050110',
  '1': '112026 1636',
  '2': '01103041420646',
  '3': '01103041423313 334445361605',
  '4': '300444 3036',
  '5': '400003334445361605',
  '6': '413010010516364544331304',
  '7': '004016',
  '8': '103041423313020110 331304051636454433',
  '9': '051636454130100102133342',
  A: '062046 1434',
  B: '00063645443303 3342413000',
  C: '4130100105163645',
  D: '00062644422000',
  E: '40000646 0333',
  F: '400006 0333',
  G: '41301001051636454323',
  H: '0006 4046 0343',
  I: '0020 1016 0626',
  J: '4045361605',
  K: '0006 400346',
  L: '000646',
  M: '0600234046',
  N: '06004640',
  O: '103041453616050110',
  P: '06003041423303',
  Q: '103041453616050110 2446',
  R: '06003041423303 2346',
  S: '413010010213334445361605',
  T: '0040 2026',
  U: '000516364540',
  V: '002640',
  W: '0016233640',
  X: '0046 4006',
  Y: '002340 2326',
  Z: '00400646',
  a: '02223336 341405162635',
  b: '0006 0312223335261605',
  c: '3322120305162635',
  d: '3036 3322120305162635',
  e: '04343322120305162635',
  f: '201116 0222',
  g: '3322120305162635 3237281807',
  h: '0006 0312223336',
  i: '0206 00',
  j: '121708 10',
  k: '0006 320436',
  l: '000516',
  m: '0206 03122326 23324346',
  n: '0206 0312223336',
  o: '122233352616050312',
  p: '0208 0312223335261605',
  q: '3238 3322120305162635',
  r: '0206 031222',
  s: '3212031424352606',
  t: '101526 0222',
  u: '0205162635 3236',
  v: '022642',
  w: '0216233642',
  x: '0236 3206',
  y: '0205162635 3237281807',
  z: '02320636',
  '.': '06',
  ',': '1607',
  ':': '03 06',
  '-': '0333',
  '−': '0333',
  '+': '0343 2125',
  '=': '0232 0434',
  '(': '10010516',
  ')': '00111506',
  '/': '3006',
  _: '0747',
};
/** What stands for a letter that is not among them. */
const unknown = '0040460600';

/** Steps of the grid in a size, from letter to letter beside its own width, and of a space. */
const [stepsInSize, gap, space] = [9, 2, 3];
/** Width of a line in steps. */
const thickness = 0.85;

export const lineLetters: Letters = (words, size) => {
  const step = size / stepsInSize;
  const lines: Spot[][] = [];
  let from = 0;
  for (const letter of words) {
    if (letter === ' ') {
      from += space;
      continue;
    }
    const drawn = (glyphs[letter] ?? unknown).split(' ').map((line) => line.match(/../g)!.map(placeOf));
    for (const line of drawn) lines.push(line.map(([x, y]): Spot => [(from + x) * step, (y - 6) * step]));
    from += Math.max(...drawn.flat().map(([x]) => x)) + gap;
  }
  if (lines.length === 0) return { left: 0, top: 0, width: 0, height: 0, shares: new Float32Array(0) };
  return coveredByLines(lines, thickness * step);
};

const placeOf = (digits: string): Spot => [Number(digits[0]), Number(digits[1])];
