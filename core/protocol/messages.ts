import type { Dataset } from '../data/dataset.ts';
import type { Evaluation, Tunable } from '../engine/engine.ts';
import type { ErrorCode } from '../lab-error.ts';
import type { Answers } from '../training/answers.ts';
import type { Comparison } from '../training/compare-branches.ts';
import type { Curve } from '../training/curve.ts';
import type { Distributions } from '../training/distributions.ts';
import type { LayerHealth } from '../training/health.ts';
import type { DataSettings, Settings } from '../training/settings.ts';
import type { StopRule } from '../training/stop-rule.ts';
import type { View } from './commands.ts';

/** Grows with every change that an older side would misread. */
export const protocolVersion = 1;

/** Frames that may be under way to the page at once. */
export const frameCredits = 2;

/** Losses and right answers at one step, over the first samples of each set. */
export interface Measured {
  readonly step: number;
  readonly train: Evaluation;
  readonly test: Evaluation;
}

/** What the user changed in a running network, and after which step. */
export interface RunEvent {
  readonly step: number;
  readonly change: Partial<Tunable>;
  /** All parameters, where the run jumped to others. */
  readonly jump?: Float32Array;
  /** Parameters set by hand, after the jump. */
  readonly edits: readonly ParameterEdit[];
}

/** The same with the SHA-256 of the parameters of a jump in their place: for the page, and for the manifest of a run file. */
export interface SeenEvent extends Omit<RunEvent, 'jump'> {
  readonly jump?: string;
}

interface ParameterEdit {
  /** Place in the flat parameters. */
  readonly index: number;
  readonly value: number;
}

/** What lies behind a run: it is long and changes little from frame to frame. */
export interface Past {
  /** The batch loss of every step. */
  readonly curve: Curve;
  /** What was measured along the run, in rising step. */
  readonly measured: readonly Measured[];
  /** Small maps of the first output along the run; left out when the page has the latest. */
  readonly film?: readonly FilmFrame[];
}

/** A frame on its way: while training runs, the past comes along a few times a second only. The page keeps the last one. */
export interface FrameMessage extends Omit<Frame, keyof Past> {
  readonly past?: Past;
}

/** Everything that belongs to one step of one run, and its past. All arrays are exact copies. */
export interface Frame extends Past {
  readonly type: 'frame';
  readonly run: number;
  /** Steps taken; the furthest step this run has been at. */
  readonly step: number;
  readonly end: number;
  /** Epochs that are finished, and training samples drawn since. */
  readonly epoch: number;
  readonly drawn: number;
  readonly playing: boolean;
  /** Steps a second of training alone, over the last second; 0 when paused. */
  readonly stepsPerSecond: number;
  readonly tunable: Tunable;
  /** What the run began with; the events changed it. */
  readonly start: Tunable;
  readonly events: readonly SeenEvent[];
  readonly parameters: Float32Array;
  /** Training samples of the last step's batch; empty at step 0. */
  readonly batch: Uint32Array;
  /** Loss of that batch before its update, with penalty; NaN at step 0. */
  readonly batchLoss: number;
  readonly probe: { readonly x: Float32Array; readonly a: Float32Array; readonly z: Float32Array };
  /** Output of every unit over the plane: (units, grid, grid), row 0 at the low end. */
  readonly unitMaps: Float32Array;
  /** Outputs over the plane: (outputs, grid, grid). */
  readonly outputMaps: Float32Array;
  readonly view: View;
  /** (samples, outputs) of the samples that the view names. */
  readonly outputs: Float32Array;
  /** Gradients of the parameters that the view names, over the batch that the next step takes. */
  readonly gradients: Float32Array;
  /** How the layers are, first to last, as last looked at; empty without samples to train on. */
  readonly health: readonly LayerHealth[];
  /** The latest measure at or before this step; its own `step` says when. */
  readonly now: Measured;
  /** The answers at the step of `now`, where they are wanted and were looked at. */
  readonly answers?: Answers;
  /** How numbers spread along the run; present when it is wanted and there is something new. */
  readonly distributions?: Distributions;
  /** Present while a second lane runs beside: it, and what a step of the first lane takes. */
  readonly lanes?: { readonly twin: TwinFrame; readonly secondsPerStep: number };
}

/** The second of two lanes, at the same step as the first unless its numbers left the finite range. */
export interface TwinFrame {
  readonly step: number;
  readonly settings: Settings;
  readonly events: readonly SeenEvent[];
  /** (outputs, grid, grid). */
  readonly outputMaps: Float32Array;
  readonly measured: readonly Measured[];
  readonly now: Measured;
  /** Of training alone. */
  readonly secondsPerStep: number;
  readonly divergence?: Divergence;
}

export interface FilmFrame {
  readonly step: number;
  /** (grid, grid) with grid = `filmGrid`. */
  readonly map: Float32Array;
}

export const filmGrid = 26;

/** A branch of a run, as the page knows it. */
export interface BranchInfo {
  readonly id: number;
  /** Given by the user; empty before. */
  readonly name: string;
  /** The branch that it left; absent for the first one. */
  readonly parent?: number;
  /** After which step it left its parent. */
  readonly from: number;
  readonly end: number;
  readonly measured: readonly Measured[];
}

/** Why and where a run left the finite numbers. */
export interface Divergence {
  /** The first step whose loss was not finite. The run stands at `lastFinite`. */
  readonly step: number;
  readonly lastFinite: number;
  /** Index of the layer, from 0, in which the first number that is not finite arose. */
  readonly layer: number;
  /** The first parameter that left the finite numbers, by its place in the flat array; -1 when a sum overflowed first. */
  readonly parameter: number;
  /** Its gradient, or the largest gradient of the layer, in the last finite step. */
  readonly gradient: number;
  readonly learningRate: number;
  /** Looked for where a run stops by it; absent where there is none. */
  readonly wayOut?: WayOut;
}

/** From where and how slowly a run that diverged can go on: it was tried. */
export interface WayOut {
  /** The last kept step before the loss rose, and the loss on training data there. */
  readonly step: number;
  readonly loss: number;
  readonly learningRate: number;
  /** The steps after it that were tried: all finite, and the loss no higher after them. */
  readonly tried: number;
  /** Whether a tenth of the rate, tried from the last finite step, leads out of the finite numbers again. */
  readonly again: boolean;
}

/** A run that paused by itself: by which rule, and what was measured there. */
export interface Stopped {
  readonly rule: StopRule;
  /** Finished epochs. */
  readonly epoch: number;
  readonly measured: Measured;
}

export type TrainerMessage =
  | { readonly type: 'hello'; readonly protocol: number; readonly engine: 'plain' | 'simd' }
  | {
      readonly type: 'ready';
      readonly run: number;
      readonly settings: Settings;
      readonly dataset: Dataset;
      /** How many start parameters are not fresh. */
      readonly kept: number;
    }
  | FrameMessage
  | {
      readonly type: 'trace';
      readonly run: number;
      readonly steps: Uint32Array;
      /** (steps, parameters): of all parameters, or of those that were asked for. */
      readonly parameters: Float32Array;
    }
  | {
      readonly type: 'saved';
      readonly run: number;
      /** What it learned from, and the units of its layers. */
      readonly data: DataSettings;
      readonly sizes: readonly number[];
      /** Up to which step, and what was changed on the way. */
      readonly steps: number;
      readonly events: readonly SeenEvent[];
      /** The same of its branches that are not on screen, which are in the file too. */
      readonly others: readonly { readonly steps: number; readonly events: readonly SeenEvent[] }[];
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  | { readonly type: 'branches'; readonly run: number; readonly current: number; readonly list: readonly BranchInfo[] }
  | {
      readonly type: 'compared';
      readonly run: number;
      readonly one: number;
      readonly other: number;
      readonly comparison: Comparison;
    }
  | { readonly type: 'unsaved'; readonly run: number; readonly code: ErrorCode; readonly message: string }
  | { readonly type: 'diverged'; readonly run: number; readonly divergence: Divergence }
  | { readonly type: 'stopped'; readonly run: number; readonly stopped: Stopped }
  | { readonly type: 'error'; readonly run: number; readonly code: ErrorCode; readonly message: string };
