import type { ComparedLane, ComparisonKind } from '../../core/surface/comparison.ts';
import type { Surface } from '../../core/surface/protocol.ts';
import type { Settings } from '../../core/training/settings.ts';
import { plain, t, whole } from '../text.ts';

/** What a path of a surface is called beside it. */
export function laneName({ compared }: Surface, path: number, settings: Settings): string {
  const lane = compared?.lanes[path];
  return lane ? nameOfLane(compared.kind, lane, settings) : t()[`optimizer.${settings.optimizer.name}`];
}

/** A compared lane by that in which it differs. */
export function nameOfLane(kind: ComparisonKind, lane: ComparedLane, { seed }: Settings): string {
  switch (kind) {
    case 'optimizers':
      return t()[`optimizer.${lane.optimizer.name}`];
    case 'rates':
      return t().rateIs(plain(lane.learningRate));
    case 'orders':
      return t().orderIs(whole(lane.order));
    case 'starts':
      return t().startIs(whole(lane.start ?? seed));
    default:
      return kind satisfies never;
  }
}
