import { Icon, type IconName } from './icon.tsx';

interface Segment<T extends string> {
  readonly value: T;
  readonly text: string;
  readonly icon?: IconName;
}

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Segment<T>[];
  readonly onChoose: (value: T) => void;
}

/** A few choices side by side, one of them pressed. With an icon the text is its name. */
export function Segments<T extends string>({ label, value, choices, onChoose }: SegmentsProps<T>) {
  return (
    <fieldset class="seg" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          aria-label={choice.text}
          title={choice.icon ? choice.text : undefined}
          onClick={() => onChoose(choice.value)}
        >
          {choice.icon ? <Icon name={choice.icon} /> : choice.text}
        </button>
      ))}
    </fieldset>
  );
}
