import type { Tunable } from '../../../core/engine/engine.ts';
import type { Frame, Measured } from '../../../core/protocol/messages.ts';
import type { IconName } from '../../controls/icon.tsx';
import { plain, real, t } from '../../text.ts';
import { lossJumps } from './loss-jumps.ts';
import type { Flag } from './timeline-layout.ts';

export interface RunFlag extends Flag {
  readonly icon: IconName;
  readonly text: string;
}

const tunableKeys = [
  'learningRate',
  'batch',
  'l1',
  'l2',
  'gradient',
  'optimizer',
  'order',
] as const satisfies readonly (keyof Tunable)[];

/** What is worth a mark on the timeline, the most important first: the lowest test loss, changes from late to early, jumps of the loss. `widthOf` measures words in px. */
export function flagsOf({ start, events, measured }: Frame, widthOf: (words: string) => number): readonly RunFlag[] {
  const flag = (step: number, icon: IconName, text: string) => ({ step, icon, text, words: widthOf(text) });
  const lowest = lowestTest(measured);
  let now = start;
  const changes = events.flatMap(({ step, change, edits, jump }) => {
    const before = now;
    now = { ...now, ...change };
    const rate = now.learningRate !== before.learningRate;
    // A change that was taken back at the same step leaves an event without effect.
    if (!rate && !jump && edits.length === 0 && tunableKeys.every((key) => now[key] === before[key])) return [];
    return [flag(step, 'flag', textOf())];

    function textOf(): string {
      if (rate) return t().rateChanged(plain(before.learningRate), plain(now.learningRate));
      if (jump) return t().jumpedHere;
      const [one, other] = [before.optimizer.name, now.optimizer.name];
      if (one !== other) return `${t()[`optimizer.${one}`]} → ${t()[`optimizer.${other}`]}`;
      return now.order === before.order ? t().settingChanged : t().orderChanged;
    }
  });
  const best = lowest && flag(lowest.step, 'star', t().lowestTestLoss(real(lowest.test.loss, 3)));
  const jumps = lossJumps(measured).map(({ step, train }) => flag(step, 'jump', t().lossJumped(real(train.loss, 3))));
  return [...(best ? [best] : []), ...changes.reverse(), ...jumps];
}

/** The measure with the least test loss; none before there is something to compare. */
export function lowestTest(measured: readonly Measured[]): Measured | undefined {
  const tested = measured.filter(({ test }) => test.count > 0);
  if (tested.length < 2) return undefined;
  return tested.reduce((best, one) => (one.test.loss < best.test.loss ? one : best));
}
