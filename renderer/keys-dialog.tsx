import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './controls/button.tsx';
import { Switch } from './controls/switch.tsx';
import { keys } from './keys.ts';
import { digits } from './store/preferences.ts';
import { t } from './text.ts';

export const keyDialogOpen = signal(false);

/** The list of keys, and the switch for more digits. */
export function KeysDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = keyDialogOpen.value;
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  const close = () => {
    keyDialogOpen.value = false;
  };

  return (
    <dialog class="dialog" ref={dialog} aria-labelledby="keys-title" onClose={close}>
      <h2>
        <span id="keys-title">{t().keysTitle}</span>
        <Button label={t().close} icon="close" look="quiet" onPress={close} />
      </h2>
      <table>
        <tbody>
          {keys.map(({ shown, name }) => (
            <tr key={shown}>
              <td>
                <kbd>{shown}</kbd>
              </td>
              <td>{t()[name] as string}</td>
            </tr>
          ))}
          <tr>
            <td>
              <kbd>Ctrl+V</kbd>
            </td>
            <td>{t().pasteLink}</td>
          </tr>
          <tr>
            <td>
              <kbd>← → ↑ ↓</kbd>
            </td>
            <td>{t().arrowKeys}</td>
          </tr>
          <tr>
            <td>
              <kbd>+ −</kbd>
            </td>
            <td>{t().zoomKeys}</td>
          </tr>
        </tbody>
      </table>
      <Switch
        label={t().moreDigits}
        on={digits.value === 'more'}
        onChange={(on) => {
          digits.value = on ? 'more' : 'few';
        }}
      />
    </dialog>
  );
}
