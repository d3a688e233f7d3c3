import { useId } from 'preact/hooks';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words, shown and read aloud. */
  readonly text: string;
  readonly onInput: (value: number) => void;
}

/** A label and its value over a track: the host's own slider, dressed. */
export function Slider({ label, value, min, max, step, text, onInput }: SliderProps) {
  const id = useId();
  return (
    <div class="slide">
      <label for={id}>{label}</label>
      <output for={id}>{text}</output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={text}
        style={{ '--at': `${(100 * (value - min)) / (max - min)}%` }}
        onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
