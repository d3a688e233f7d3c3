import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface Choice<T extends string> {
  readonly value: T;
  readonly text: string;
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly width?: string;
  readonly onChoose: (value: T) => void;
}

/** A label over a list of choices: the host's own list, so that every way of reading and typing works. */
export function SelectField<T extends string>({ label, width, ...select }: SelectProps<T>) {
  const id = useId();
  return (
    <div class="f" style={{ width }}>
      <span>
        <label for={id}>{label}</label>
      </span>
      <Select {...select} look="in" id={id} />
    </div>
  );
}

/** The same as a small chip without a label of its own on screen. */
export function SelectChip<T extends string>({ label, ...select }: SelectProps<T>) {
  return <Select {...select} look="chip" name={label} />;
}

function Select<T extends string>(props: Omit<SelectProps<T>, 'label'> & { look: string; name?: string; id?: string }) {
  const { value, choices, onChoose, look, name, id } = props;
  const change = (event: Event) => {
    const chosen = choices.find((choice) => choice.value === (event.currentTarget as HTMLSelectElement).value);
    if (chosen) onChoose(chosen.value);
  };
  return (
    <span class={`${look} select`}>
      <select id={id} aria-label={name} value={value} onChange={change}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
}
