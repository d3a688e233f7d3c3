import type { Dataset } from '../../core/data/dataset.ts';
import type { Tunable } from '../../core/engine/engine.ts';
import type { Command } from '../../core/protocol/commands.ts';
import type { Difference } from '../../core/training/difference.ts';
import type { Origins } from '../../core/training/keep-parameters.ts';
import type { Settings } from '../../core/training/settings.ts';
import type { StopRule } from '../../core/training/stop-rule.ts';

/** Where the parameters of a new run come from. */
export type Start =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'parameters'; readonly parameters: Float32Array }
  /** A run file, which is taken up at its last step. */
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** The run on screen, layer by layer. */
  | { readonly kind: 'run'; readonly origins: Origins };

/** How a command says where the parameters of a run come from. */
export function startOf(
  start: Exclude<Start, { kind: 'file' }>,
): Pick<Extract<Command, { type: 'configure' }>, 'start' | 'keep'> {
  switch (start.kind) {
    case 'fresh':
      return {};
    case 'parameters':
      return { start: start.parameters };
    case 'run':
      return { keep: start.origins };
    default:
      return start satisfies never;
  }
}

/** Everything a run begins with. */
export interface Beginning {
  readonly settings: Settings;
  readonly given: Dataset | undefined;
  readonly stop: StopRule | undefined;
  /** How a second lane beside it differs. */
  readonly twin: Difference | undefined;
  readonly start: Start;
}

/** Every change of the set-up, as data. */
export type Change =
  | { readonly type: 'begin'; readonly beginning: Beginning }
  | { readonly type: 'tune'; readonly change: Partial<Tunable> }
  | { readonly type: 'edit'; readonly index: number; readonly value: number }
  | { readonly type: 'jump'; readonly parameters: Float32Array }
  | { readonly type: 'stop'; readonly rule: StopRule | undefined };

/** Bytes of parameters and data that may be kept for going back to. */
const budget = 128 * 1024 * 1024;

/** Whether the parameters and data of these changes may be kept at once; data that several share count once. */
export function fitsMemory(changes: readonly Change[]): boolean {
  const arrays = changes.flatMap((change) => {
    if (change.type === 'jump') return [change.parameters];
    if (change.type !== 'begin') return [];
    const { start, given } = change.beginning;
    return [
      ...(start.kind === 'parameters' ? [start.parameters] : start.kind === 'file' ? [start.bytes] : []),
      ...(given ? [given.inputs, given.target.kind === 'values' ? given.target.values : given.target.labels] : []),
    ];
  });
  return [...new Set(arrays)].reduce((sum, { byteLength }) => sum + byteLength, 0) <= budget;
}
