import { optimizerNames } from '../../core/engine/optimizer.ts';
import {
  type ComparedLane,
  type Comparison,
  type ComparisonKind,
  comparisonKinds,
  comparisonOf,
  laneOfPlane,
  mostLanes,
  usualSteps,
} from '../../core/surface/comparison.ts';
import type { DirectionName } from '../../core/surface/directions.ts';
import { laneOf, offeredLanes, placeOfOwn } from '../../core/surface/offered-lanes.ts';
import type { Settings } from '../../core/training/settings.ts';
import { en } from '../../resources/messages/en.ts';
import { choiceOption, numberOption, UsageError } from './command.ts';

export const comparisonOptions = ['compare', 'lanes', 'steps'] as const;

export const comparisonUsage = [
  `--compare KIND        trains several paths and draws them all: ${comparisonKinds.join(' ')}`,
  `--lanes 0.01,0.1,1    with it: up to ${mostLanes} rates, seeds, or names of optimizers; --steps ${usualSteps} of each`,
] as const;

/** The comparison that the options name; undefined without one. Throws a `UsageError` that names the option. */
export function comparisonOption(
  options: Partial<Record<(typeof comparisonOptions)[number], string>>,
  settings: Settings,
  directions: DirectionName,
): Comparison | undefined {
  if (options.compare === undefined) {
    const stray = (['lanes', 'steps'] as const).find((name) => options[name] !== undefined);
    if (stray) throw new UsageError(`--${stray}: only with --compare`);
    return undefined;
  }
  const kind = choiceOption('compare', options.compare, comparisonKinds);
  const lanes = options.lanes === undefined ? usualLanes(kind, settings) : namedLanes(kind, options.lanes, settings);
  const steps = numberOption('steps', options.steps ?? String(usualSteps), { whole: true, least: 1 });
  return {
    ...comparisonOf(kind, lanes, steps, settings),
    chosen: laneOfPlane(directions, placeOfOwn(lanes, settings)),
  };
}

function usualLanes(kind: ComparisonKind, settings: Settings): ComparedLane[] {
  return offeredLanes(kind, settings).flatMap(({ on, ...lane }) => (on ? [lane] : []));
}

function namedLanes(kind: ComparisonKind, text: string, settings: Settings): ComparedLane[] {
  const words = text.split(',').map((word) => word.trim());
  if (words.length > mostLanes) {
    throw new UsageError(`--lanes: at most ${mostLanes} are expected, not ${words.length}`);
  }
  const twice = words.find((word, i) => words.indexOf(word) < i);
  if (twice !== undefined) throw new UsageError(`--lanes: ${twice} stands there twice`);
  return words.map((word) => namedLane(kind, word, settings));
}

function namedLane(kind: ComparisonKind, word: string, settings: Settings): ComparedLane {
  const own = laneOf(settings);
  const seed = () => numberOption('lanes', word, { whole: true, least: 0, most: Number.MAX_SAFE_INTEGER });
  switch (kind) {
    case 'optimizers': {
      const name = choiceOption('lanes', word, optimizerNames);
      const { on, ...lane } = offeredLanes(kind, settings).find(({ optimizer }) => optimizer.name === name)!;
      return lane;
    }
    case 'rates':
      return { ...own, learningRate: rateOption(word) };
    case 'orders':
      return { ...own, order: seed() };
    case 'starts':
      return seed() === own.order ? own : { ...own, start: seed() };
    default:
      return kind satisfies never;
  }
}

function rateOption(word: string): number {
  const rate = numberOption('lanes', word);
  if (rate <= 0) throw new UsageError(`--lanes: a rate above 0 is expected, not ${word}`);
  return rate;
}

/** What a compared lane is called: by that in which it differs. */
export function laneName(kind: ComparisonKind, { optimizer, learningRate, order, start }: ComparedLane): string {
  switch (kind) {
    case 'optimizers':
      return en[`optimizer.${optimizer.name}`];
    case 'rates':
      return en.rateIs(String(learningRate));
    case 'orders':
      return en.orderIs(String(order));
    case 'starts':
      return en.startIs(String(start ?? order));
    default:
      return kind satisfies never;
  }
}
