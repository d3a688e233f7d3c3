import type { Measured } from '../../../core/protocol/messages.ts';

/** A loss counts as a jump when it is so many times the least of the measures just before. */
const factor = 1.5;
const before = 3;
/** And rises by at least this share of all that the run went through. */
const share = 0.1;
const most = 3;

/** Where the training loss jumped up: the largest jumps, a few at most, in rising step. */
export function lossJumps(measured: readonly Measured[]): readonly Measured[] {
  const losses = measured.map(({ train }) => train.loss).filter(Number.isFinite);
  const range = Math.max(...losses) - Math.min(...losses);
  const jumps = measured.flatMap((one, i) => {
    const least = Math.min(...measured.slice(Math.max(0, i - before), i).map(({ train }) => train.loss));
    const rise = one.train.loss - least;
    return one.train.loss > factor * least && rise >= share * range ? [{ one, rise, i }] : [];
  });
  // A jump that lasts is told once: where it began.
  const first = jumps.filter(({ i }, k) => jumps[k - 1]?.i !== i - 1);
  return first
    .sort((a, b) => b.rise - a.rise)
    .slice(0, most)
    .map(({ one }) => one)
    .sort((a, b) => a.step - b.step);
}
