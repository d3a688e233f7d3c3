import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Dataset } from '../../core/data/dataset.ts';
import type { Tunable } from '../../core/engine/engine.ts';
import type { Frame } from '../../core/protocol/messages.ts';
import type { Difference } from '../../core/training/difference.ts';
import { type Settings, tunableOf } from '../../core/training/settings.ts';
import type { StopRule } from '../../core/training/stop-rule.ts';
import { isLearned } from './carry-over.ts';
import { type Beginning, type Change, fitsMemory } from './change.ts';
import { emptyHistory, type History, type Kind, redo, remember, undo } from './history.ts';

/** The run as changes see it. */
export interface ChangingRun {
  readonly settings: ReadonlySignal<Settings>;
  readonly given: ReadonlySignal<Dataset | undefined>;
  readonly stop: Signal<StopRule | undefined>;
  readonly twin: ReadonlySignal<Difference | undefined>;
  readonly kept: ReadonlySignal<number>;
  readonly problem: Signal<string | undefined>;
  /** What is on screen; undefined while that is another run than the present one. */
  onScreen(): Frame | undefined;
  begin(beginning: Beginning): void;
  tune(change: Partial<Tunable>): void;
  edit(index: number, value: number): void;
  jump(parameters: Float32Array): void;
}

/** Makes changes, and takes them back. */
interface ChangeHistory {
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Whether the latest change is a jump. */
  readonly hasJumped: ReadonlySignal<boolean>;
  /** Makes a change and remembers how to take it back; changes of one kind that follow each other closely, or of one gesture, are one. */
  make(change: Change, kind?: Kind): void;
  undo(): void;
  redo(): void;
}

/** `changing` is told of every change before it is made. */
export function createChangeHistory(run: ChangingRun, changing: () => void): ChangeHistory {
  const history = signal<History<Change>>(emptyHistory);

  function present(): Beginning {
    const frame = run.onScreen();
    const learned = frame && isLearned(frame, run.kept.value);
    return {
      settings: run.settings.value,
      given: run.given.value,
      stop: run.stop.value,
      twin: run.twin.value,
      start: learned ? { kind: 'parameters', parameters: frame.parameters } : { kind: 'fresh' },
    };
  }

  /** The change that brings back what another one is about to change. */
  function reverse(change: Change): Change {
    switch (change.type) {
      case 'begin':
        return { type: 'begin', beginning: present() };
      case 'tune': {
        const keys = Object.keys(change.change) as (keyof Tunable)[];
        const now = tunableOf(run.settings.value);
        return { type: 'tune', change: Object.fromEntries(keys.map((key) => [key, now[key]])) };
      }
      case 'edit':
        return { ...change, value: run.onScreen()?.parameters[change.index] ?? change.value };
      case 'jump':
        return { ...change, parameters: run.onScreen()?.parameters ?? change.parameters };
      case 'stop':
        return { type: 'stop', rule: run.stop.value };
      default:
        return change satisfies never;
    }
  }

  function perform(change: Change): void {
    changing();
    switch (change.type) {
      case 'begin':
        return run.begin(change.beginning);
      case 'tune':
        return run.tune(change.change);
      case 'edit':
        return run.edit(change.index, change.value);
      case 'jump':
        return run.jump(change.parameters);
      case 'stop':
        run.stop.value = change.rule;
        return;
      default:
        change satisfies never;
    }
  }

  function make(change: Change, kind?: Kind): void {
    // A set-up that never came on screen is not worth going back to.
    if (change.type !== 'begin' || run.onScreen()) {
      history.value = remember(history.value, {
        change: reverse(change),
        kind,
        time: performance.now(),
        fits: fitsMemory,
      });
    }
    perform(change);
  }

  function move(step: typeof undo): void {
    const moved = step(history.value, reverse);
    if (!moved) return;
    history.value = moved.history;
    perform(moved.change);
  }

  return {
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    hasJumped: computed(() => history.value.past.at(-1)?.change.type === 'jump'),
    make,
    undo: () => move(undo),
    redo: () => move(redo),
  };
}
