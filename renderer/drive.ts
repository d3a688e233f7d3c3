import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

/** Steps a second, or as fast as it goes. */
export type Speed = number | 'full';

/** What the foot of the window and its keys move through time: the run of the network, or descents on a function. */
export interface Drive {
  readonly playing: ReadonlySignal<boolean>;
  /** The step on screen, for text: it changes at most ten times a second. */
  readonly step: ReadonlySignal<number>;
  readonly speed: Signal<Speed>;
  /** Steps a second that it really makes at full speed; 0 when that is not known. */
  readonly pace: ReadonlySignal<number>;
  /** How the longer of its two strides is called. */
  readonly stride: 'oneEpoch' | 'tenSteps';
  /** Why it cannot go on, in a sentence; undefined when it can. */
  readonly obstacle?: ReadonlySignal<string | undefined>;
  play(): void;
  pause(): void;
  stepOn(): void;
  strideOn(): void;
  stepBack(): void;
  restart(): void;
  /** Its time: where it stands, what was before, a playhead that goes to any step. */
  readonly Timeline: () => ComponentChildren;
}
