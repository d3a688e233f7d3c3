import './styles/keys.css';
import { signal } from '@preact/signals';
import { Dialog } from './controls/dialog.tsx';
import { Switch } from './controls/switch.tsx';
import { keys } from './keys.ts';
import { digits } from './store/preferences.ts';
import { t } from './text.ts';

export const keyDialogOpen = signal(false);

/** The list of keys, and the switch for more digits. */
export function KeysDialog() {
  if (!keyDialogOpen.value) return null;
  const lines: readonly Line[] = [
    ...keys.map(({ shown, name }) => [shown, t()[name] as string] as const),
    ['Ctrl+V', t().pasteLink],
    ['Enter', t().enterKey],
    ['Esc', t().escapeKey],
    ['← → ↑ ↓', t().arrowKeys],
    ['+ −', t().zoomKeys],
  ];
  const half = Math.ceil(lines.length / 2);

  return (
    <Dialog
      look="keys-dialog"
      title={t().keysTitle}
      onClose={() => {
        keyDialogOpen.value = false;
      }}
    >
      <div class="keys-lists">
        <Lines lines={lines.slice(0, half)} />
        <Lines lines={lines.slice(half)} />
      </div>
      <Switch
        label={t().moreDigits}
        on={digits.value === 'more'}
        onChange={(on) => {
          digits.value = on ? 'more' : 'few';
        }}
      />
    </Dialog>
  );
}

/** A key and what it does. */
type Line = readonly [shown: string, does: string];

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <table>
      <tbody>
        {lines.map(([shown, does]) => (
          <tr key={shown}>
            <td>
              <kbd>{shown}</kbd>
            </td>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
