import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { parameterCount } from '../../core/engine/network.ts';
import { networkFor } from '../../core/training/settings.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { formOf } from '../store/carry-over.ts';
import type { Lab } from '../store/lab.ts';
import { t, whole } from '../text.ts';

/** Milliseconds that a new run may take without a word. */
const silence = 300;

/** Says which network is being made when that takes long, and offers to take it back. */
export function MakingNote({ lab }: { lab: Lab }) {
  const awaiting = lab.awaiting.value;
  const long = useSignal(false);
  useEffect(() => {
    if (!awaiting) return;
    const timer = setTimeout(() => {
      long.value = true;
    }, silence);
    return () => {
      clearTimeout(timer);
      long.value = false;
    };
  }, [awaiting]);
  if (!awaiting || !long.value || lab.problem.value !== undefined) return null;
  const settings = lab.settings.value;
  const network = networkFor(settings, formOf(settings.data, lab.given.value));
  const [shape, count] = [network.sizes.join('–'), whole(parameterCount(network))];
  const undoable = lab.canUndo.value;
  return (
    <div class="note plain problem" role="status">
      <Icon name="info" />
      <span>
        <strong>{t().making(shape, count)}</strong> {undoable && t().undoBringsBack}
      </span>
      {undoable && (
        <Button label={t().undo} icon="undo" keyName="Ctrl+Z" onPress={lab.undo}>
          {t().undo}
        </Button>
      )}
    </div>
  );
}
