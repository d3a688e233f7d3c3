import * as v from 'valibot';
import { limits } from '../limits.ts';
import { type Settings, settingsSchema } from '../training/settings.ts';
import type { DirectionName } from './directions.ts';

/** In what compared paths differ, the order of menus. */
export const comparisonKinds = ['optimizers', 'rates', 'orders', 'starts'] as const;
export type ComparisonKind = (typeof comparisonKinds)[number];

/** Paths of one comparison at most: as many as there are marks and colours. */
export const mostLanes = 6;
/** Steps of each lane unless others are wanted. */
export const usualSteps = 1000;

const { optimizer, learningRate, seed, batch, l1, l2 } = settingsSchema.entries;

export const comparisonSchema = v.object({
  kind: v.picklist(comparisonKinds),
  lanes: v.pipe(
    v.array(
      v.object({
        optimizer,
        learningRate,
        /** Seed of the order of samples. */
        order: seed,
        /** Seed of start weights of its own; absent: those that all share. */
        start: v.exactOptional(seed),
      }),
    ),
    v.minLength(1),
    v.maxLength(mostLanes),
  ),
  /** What all lanes are trained with. */
  batch,
  l1,
  l2,
  /** Place of the lane in hand: planes are laid through where it ends. */
  chosen: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostLanes - 1)),
  /** Steps that each lane takes. */
  steps: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.steps)),
});

/** Trainings of one network that differ in one thing, from the same start unless that is the difference. */
export type Comparison = v.InferOutput<typeof comparisonSchema>;
export type ComparedLane = Comparison['lanes'][number];

/** What is asked for: lanes that are trained with the batch and the penalty of a run. */
export function comparisonOf(
  kind: ComparisonKind,
  lanes: ComparedLane[],
  steps: number,
  { batch, l1, l2 }: Settings,
): Omit<Comparison, 'chosen'> {
  return { kind, lanes, steps, batch, l1, l2 };
}

/** The place of the lane that a plane is laid through: principal components are the same whichever is in hand. */
export function laneOfPlane(directions: DirectionName, inHand: number): number {
  return directions === 'principal' ? 0 : inHand;
}
