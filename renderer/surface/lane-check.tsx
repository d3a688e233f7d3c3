import { LaneMark } from './lane-mark.tsx';

interface LaneCheckProps {
  readonly on: boolean;
  /** Its mark and colour. */
  readonly look: number;
  readonly name: string;
  readonly disabled?: boolean;
  onChange(on: boolean): void;
}

/** Whether a lane takes part, with its mark and name. */
export function LaneCheck({ on, look, name, disabled = false, onChange }: LaneCheckProps) {
  return (
    <label>
      <input
        type="checkbox"
        checked={on}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <LaneMark lane={look} />
      {name}
    </label>
  );
}
