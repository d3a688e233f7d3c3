import { useMemo } from 'preact/hooks';
import { type BuiltInName, builtInNames } from '../../../core/data/built-in.ts';
import type { Paint } from '../../draw/drawing.ts';
import { Still } from '../../draw/still.tsx';
import type { Lab } from '../../store/lab.ts';
import { t } from '../../text.ts';
import { paintSet } from './set-picture.ts';

/** Every built-in data set as a picture with its name; the one in use is pressed. */
export function SetTiles({ lab }: { lab: Lab }) {
  const { data } = lab.settings.value;
  return (
    <div class="sets">
      {builtInNames.map((name) => (
        <SetTile
          key={name}
          name={name}
          pressed={data.kind === 'built-in' && data.name === name}
          onPress={() => lab.useData(name)}
        />
      ))}
    </div>
  );
}

function SetTile({ name, pressed, onPress }: { name: BuiltInName; pressed: boolean; onPress: () => void }) {
  const paint = useMemo<Paint>(() => (context, width) => paintSet(context, name, width), [name]);
  return (
    <button type="button" class="set" aria-pressed={pressed} onClick={onPress}>
      <Still paint={paint} />
      <span>{t()[`data.${name}`]}</span>
    </button>
  );
}
