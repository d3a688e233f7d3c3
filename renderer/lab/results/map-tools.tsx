import type { Target } from '../../../core/data/dataset.ts';
import { Icon, type IconName } from '../../controls/icon.tsx';
import { NumberField } from '../../controls/number-field.tsx';
import type { Paint } from '../../draw/drawing.ts';
import { classColour, markPath } from '../../draw/marks.ts';
import { Still } from '../../draw/still.tsx';
import { token } from '../../draw/tokens.ts';
import { plain, t } from '../../text.ts';
import type { MapTool } from './map-tool.ts';

interface MapToolsProps {
  readonly target: Target;
  readonly tool: MapTool;
  readonly empty: boolean;
  readonly onChoose: (tool: MapTool) => void;
}

/** What a click on the map does: choose a sample, add one of a class, move or remove one. */
export function MapTools({ target, tool, empty, onChoose }: MapToolsProps) {
  const plainTool = (kind: 'choose' | 'move' | 'remove', icon: IconName) => (
    <button
      type="button"
      aria-pressed={tool.kind === kind}
      aria-label={t()[`tool.${kind}`]}
      title={t()[`tool.${kind}Hint`]}
      disabled={empty}
      onClick={() => onChoose({ kind })}
    >
      <Icon name={icon} />
      <span>{t()[`tool.${kind}Word`]}</span>
    </button>
  );
  return (
    <fieldset class="seg map-tools" aria-label={t().mapTools}>
      {plainTool('choose', 'aim')}
      {target.kind === 'values' ? (
        <AddValue tool={tool} onChoose={onChoose} />
      ) : (
        target.names.map((name, label) => (
          <button
            key={name}
            type="button"
            class="of-class"
            aria-pressed={tool.kind === 'add' && tool.target === label}
            aria-label={t()['tool.add'](name)}
            title={t()['tool.add'](name)}
            onClick={() => onChoose({ kind: 'add', target: label })}
          >
            <Still paint={classMark(label)} />
            <span>{name}</span>
          </button>
        ))
      )}
      {plainTool('move', 'move')}
      {plainTool('remove', 'trash')}
    </fieldset>
  );
}

/** Adds points whose number is typed beside the tool. */
function AddValue({ tool, onChoose }: Pick<MapToolsProps, 'tool' | 'onChoose'>) {
  const value = tool.kind === 'add' ? tool.target : 1;
  return (
    <>
      <button
        type="button"
        aria-pressed={tool.kind === 'add'}
        aria-label={t()['tool.addValue'](plain(value))}
        title={t()['tool.addValue'](plain(value))}
        onClick={() => onChoose({ kind: 'add', target: value })}
      >
        <Icon name="plus" />
        <span>{t()['tool.addWord']}</span>
      </button>
      {tool.kind === 'add' && (
        <NumberField
          label={t().targetOfPoints}
          bare
          width="4em"
          value={value}
          onChange={(target) => onChoose({ kind: 'add', target })}
        />
      )}
    </>
  );
}

const paints = new Map<number, Paint>();

/** The mark of a class; one paint a class, so that canvases are not drawn anew. */
function classMark(label: number): Paint {
  const known = paints.get(label);
  if (known) return known;
  const paint: Paint = (context, width, height) => {
    markPath(context, label, width / 2, height / 2, 0.36 * width);
    context.fillStyle = token(classColour(label));
    context.fill();
  };
  paints.set(label, paint);
  return paint;
}
