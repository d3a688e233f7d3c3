import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Dataset } from '../../core/data/dataset.ts';
import type { BranchDeed, View } from '../../core/protocol/commands.ts';
import type { Divergence, FilmFrame, Frame, Stopped, TrainerMessage } from '../../core/protocol/messages.ts';
import type { Difference } from '../../core/training/difference.ts';
import type { Distributions } from '../../core/training/distributions.ts';
import type { Settings } from '../../core/training/settings.ts';
import type { StopRule } from '../../core/training/stop-rule.ts';
import type { Host } from '../host/host.ts';
import type { Changes } from './changes.ts';
import type { TrainerLine } from './trainer-line.ts';

/** One neuron: layer 0 is the input, 1 the first hidden layer. */
export interface Unit {
  readonly layer: number;
  readonly index: number;
}

/** The branches of a run, and the one on screen. */
export type BranchTree = Pick<Extract<TrainerMessage, { type: 'branches' }>, 'current' | 'list'>;

/** What is seen of a run: settings, data, and the frame on screen. Views read it and call its intents. */
export interface Lab extends Changes {
  readonly host: Host;
  readonly settings: ReadonlySignal<Settings>;
  /** The data of the run, scaled if the settings say so. */
  readonly dataset: ReadonlySignal<Dataset | undefined>;
  /** The data set of the user's own as it was given, in use while the settings say `given`. */
  readonly given: ReadonlySignal<Dataset | undefined>;
  /** The frame on screen; changes with every frame that is drawn. */
  readonly frame: ReadonlySignal<Frame | undefined>;
  /** The same at most ten times a second while training, for text that people read. */
  readonly calmFrame: ReadonlySignal<Frame | undefined>;
  readonly playing: ReadonlySignal<boolean>;
  readonly film: ReadonlySignal<readonly FilmFrame[]>;
  /** How numbers spread in each layer along the run, as last asked for. */
  readonly spread: ReadonlySignal<Distributions | undefined>;
  /** The trainer still makes the run of these settings: no frame of it has come. */
  readonly awaiting: ReadonlySignal<boolean>;
  readonly divergence: ReadonlySignal<Divergence | undefined>;
  readonly problem: Signal<string | undefined>;
  /** Steps a second, or as fast as it goes. */
  readonly speed: Signal<number | 'full'>;
  /** The neuron whose arithmetic is shown. */
  readonly chosen: Signal<Unit>;
  /** The sample in hand, by its place in the data set. */
  readonly sample: Signal<number>;
  /** What single views ask for while they are on screen. */
  readonly asked: Signal<Pick<View, 'answers' | 'distributions'>>;
  /** What the room on screen needs in frames, beside the sample in hand. */
  readonly wanted: Signal<Omit<View, 'probe' | 'gradients'>>;
  /** Parameters whose gradients frames carry, by their places in the flat array. */
  readonly watched: Signal<Uint32Array>;

  /** How many start parameters of this run are not fresh: kept from the run before. */
  readonly kept: ReadonlySignal<number>;
  /** How a second lane beside this run differs from it. */
  readonly twin: ReadonlySignal<Difference | undefined>;
  /** When playing stops by itself. */
  readonly stop: ReadonlySignal<StopRule | undefined>;
  /** Set while the run stands where it stopped by itself. */
  readonly stopped: Signal<Stopped | undefined>;

  /** The branches of this run; undefined until one was made. */
  readonly branches: ReadonlySignal<BranchTree | undefined>;
  branch(deed: BranchDeed): void;
  compareBranches: TrainerLine['compareBranches'];
  play(): void;
  pause(): void;
  advance(by: 'step' | 'epoch'): void;
  seek(step: number): void;
  trace: TrainerLine['trace'];
  /** The run as a file, as it is now. */
  save: TrainerLine['save'];
  /** Grows with every run that begins. */
  runNumber(): number;
  /** Has somebody keep the runs. */
  keepWith(keeping: Keeping): void;
}

/** Who keeps the runs of a lab. */
export interface Keeping {
  /** The run on screen is about to give way to another. */
  leaving(): void;
  /** A run was taken up from this file. */
  opened(file: { readonly name: string; readonly bytes: Uint8Array }): void;
  /** The latest file of the run on screen, for a new trainer to take up when the one before is gone. */
  lastFile(): { readonly name: string; readonly bytes: Uint8Array } | undefined;
  /** It was taken up, and has this number now. */
  takenUp(run: number): void;
}
