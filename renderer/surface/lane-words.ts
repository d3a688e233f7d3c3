import { optimizerNames } from '../../core/engine/optimizer.ts';
import type { ComparedLane, ComparisonKind } from '../../core/surface/comparison.ts';
import { lookOf } from '../../core/surface/lane-look.ts';
import type { Surface } from '../../core/surface/protocol.ts';
import type { Settings } from '../../core/training/settings.ts';
import { plain, t, whole } from '../text.ts';

/** The look of a path of a surface: a run alone has that of its optimizer. */
export function laneLook(surface: Surface, path: number, { optimizer }: Settings): number {
  return surface.compared ? lookOf(surface, path) : optimizerNames.indexOf(optimizer.name);
}

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
