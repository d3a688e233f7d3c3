import type { DirectionName } from '../../core/surface/directions.ts';
import type { MeasuredSet } from '../../core/surface/loss-measure.ts';
import type { Compared, Surface } from '../../core/surface/protocol.ts';
import type { Axes } from '../../core/surface/weights-plane.ts';
import type { Messages } from '../../resources/messages/en.ts';
import { parameterAt } from '../lab/network/parameter.ts';
import { parameterName, parameterSign } from '../lab/network/parameter-name.ts';
import type { Shape } from '../lab/network/shape-on-screen.ts';
import { t, whole } from '../text.ts';

type Word = { [Key in keyof Messages]: Messages[Key] extends string ? Key : never }[keyof Messages];

/** What each direction is called, what it is in one line, what the picture is then, and where its origin lies. */
export const directionWords: Record<
  DirectionName,
  { readonly name: Word; readonly hint: Word; readonly cut: Word; readonly origin: Word }
> = {
  principal: { name: 'principal', hint: 'principalHint', cut: 'cutPrincipal', origin: 'originMean' },
  'start-to-now': { name: 'startToNow', hint: 'startToNowHint', cut: 'cutStart', origin: 'originStart' },
  gradient: { name: 'alongGradient', hint: 'alongGradientHint', cut: 'cutGradient', origin: 'originNow' },
  weights: { name: 'twoWeights', hint: 'twoWeightsHint', cut: 'cutWeights', origin: 'originZero' },
  random: { name: 'randomTwo', hint: 'randomTwoHint', cut: 'cutRandom', origin: 'originNow' },
};

export const setWords: Record<MeasuredSet, Word> = {
  train: 'trainingData',
  test: 'testData',
  batch: 'batchData',
};

/** What the two axes of a surface are called beside them. */
export function axisNames({ directions, axes }: Surface, shape: Shape | undefined): readonly [string, string] {
  const words = t();
  switch (directions) {
    case 'principal':
      return [words.component('1'), words.component('2')];
    case 'start-to-now':
      return [words.startToNow, words.acrossAxis];
    case 'gradient':
      return [words.downhill, words.acrossAxis];
    case 'weights':
      return axes && shape ? signsOf(axes, shape) : [words.direction('1'), words.direction('2')];
    case 'random':
      return [words.direction('1'), words.direction('2')];
    default:
      return directions satisfies never;
  }
}

function signsOf(axes: Axes, shape: Shape): [string, string] {
  return axes.map((place) => {
    const parameter = parameterAt(shape, place);
    return parameter ? parameterSign(parameter) : '';
  }) as [string, string];
}

/** What the axes of a surface are, in sentences. */
export function saidOf(surface: Surface, shape: Shape | undefined, seed: string): string {
  const words = t();
  const { directions, axes, across, normalised, set } = surface;
  switch (directions) {
    case 'principal':
      return surface.compared ? words.saidPrincipalOfAll : words.saidPrincipal;
    case 'start-to-now':
      return words.saidStart;
    case 'gradient':
      return words.saidGradient(
        words[setWords[set]],
        across === 'last-move' ? words.saidLastMove : words.saidAnyMove(seed),
      );
    case 'weights': {
      if (!axes || !shape) return '';
      const signs = signsOf(axes, shape);
      const [first, second] = axes.map((place, i) => {
        const parameter = parameterAt(shape, place);
        return parameter ? `${signs[i]}, ${parameterName(shape, parameter)}` : '';
      });
      return words.saidWeights(first ?? '', second ?? '');
    }
    case 'random':
      return normalised ? words.saidNormalised(seed) : words.saidRandom(seed);
    default:
      return directions satisfies never;
  }
}

/** How compared paths were made, in a sentence. */
export function comparedSaid({ kind, lanes, reached }: Compared): string {
  const [count, steps] = [whole(lanes.length), whole(reached)];
  return kind === 'starts' ? t().saidStarts(count, steps) : t().saidCompared(count, steps);
}
