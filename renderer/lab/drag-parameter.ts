import { followScrub } from '../controls/scrub.ts';
import { scrubbed } from '../controls/scrub-law.ts';
import type { Lab } from '../store/lab.ts';

interface Dragged {
  /** In the flat parameters. */
  readonly place: number;
  /** Where the drag begins. */
  readonly value: number;
  /** Told each number of the drag, and undefined once it is over. */
  readonly onHold?: (value: number | undefined) => void;
}

/**
 * Lets the pointer that was pressed drag a parameter sideways: one change, which Escape takes back. Training waits for it, as
 * the number would move under the hand.
 */
export function dragParameter(event: PointerEvent, lab: Lab, { place, value, onHold }: Dragged): void {
  const gesture = Symbol('drag');
  const training = lab.playing.peek();
  let held: number | undefined;
  followScrub(event, {
    at: (px) => scrubbed(value, px),
    onGrasp: () => training && lab.pause(),
    onDrag: (next) => {
      if (next === held) return;
      held = next;
      lab.edit(place, next, gesture);
      onHold?.(next);
    },
    onLetGo: (takenBack) => {
      onHold?.(undefined);
      if (takenBack && held !== undefined) lab.undo();
      if (training) lab.play();
    },
  });
}
