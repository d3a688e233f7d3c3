import '../styles/export.css';
import { useSignal } from '@preact/signals';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { errorText } from '../error-text.ts';
import type { Lab } from '../store/lab.ts';
import { t, whole } from '../text.ts';
import { exportDialogOpen } from './export-dialog-open.ts';
import { exportRun } from './export-run.ts';
import { type Taken, type WayOut, waysOut } from './ways-out.ts';

/** Takes the run on screen elsewhere: all of it, the network as it is now, or its history. */
export function ExportDialog({ lab }: { lab: Lab }) {
  const way = useSignal<WayOut>('plab');
  const busy = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const close = () => {
    exportDialogOpen.value = false;
  };

  async function save(): Promise<void> {
    busy.value = true;
    problem.value = undefined;
    try {
      if (await exportRun(lab, way.value)) close();
    } catch (failure) {
      problem.value = errorText(failure);
    } finally {
      busy.value = false;
    }
  }

  const step = whole(lab.calmFrame.value?.step ?? 0);
  const titles: Record<Taken, string> = {
    run: t()['out.run'],
    weights: t()['out.weights'](step),
    history: t()['out.history'],
  };
  return (
    <Dialog look="export-dialog" title={t().exportAs} onClose={close}>
      <div class="export-ways">
        {(Object.keys(waysOut) as Taken[]).map((taken) => (
          <fieldset key={taken}>
            <legend class="cap">{titles[taken]}</legend>
            {waysOut[taken].map((one) => (
              <Way key={one} way={one} chosen={way.value === one} onChoose={() => (way.value = one)} />
            ))}
          </fieldset>
        ))}
      </div>
      <div class="export-acts">
        <p role="status">{busy.value ? t().exportingRun : problem.value}</p>
        <Button label={t().save} look="main" disabled={busy.value || !lab.frame.value} onPress={save}>
          {t().save}
        </Button>
      </div>
    </Dialog>
  );
}

function Way({ way, chosen, onChoose }: { way: WayOut; chosen: boolean; onChoose: () => void }) {
  const [name, about] = t()[`way.${way}`];
  return (
    <label class="export-way">
      <input type="radio" name="way-out" checked={chosen} onChange={onChoose} />
      <span>
        {name} <span class="export-about">{about}</span>
      </span>
    </label>
  );
}
