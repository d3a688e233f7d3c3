import { t } from '../text.ts';
import { LaneMark } from './lane-mark.tsx';

interface LaneCheckProps {
  readonly on: boolean;
  /** Its mark and colour. */
  readonly look: number;
  readonly name: string;
  /** Whether it alone takes part: then it stays, and `LastLane` beside the list says why. */
  readonly isLast: boolean;
  onChange(on: boolean): void;
}

const reason = 'last-lane';

/** Whether a lane takes part, with its mark and name. */
export function LaneCheck({ on, look, name, isLast, onChange }: LaneCheckProps) {
  return (
    <label>
      <input
        type="checkbox"
        checked={on}
        aria-disabled={isLast || undefined}
        aria-describedby={isLast ? reason : undefined}
        onClick={(event) => {
          if (isLast) event.preventDefault();
        }}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <LaneMark lane={look} />
      {name}
    </label>
  );
}

/** Why the last lane cannot be taken out. */
export function LastLane() {
  return (
    <p class="cap" id={reason}>
      {t().lastLaneStays}
    </p>
  );
}
