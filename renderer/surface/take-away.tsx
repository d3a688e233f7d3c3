import { useSignal } from '@preact/signals';
import { type SurfaceEnding, surfaceEndings, surfaceFiles } from '../../core/surface/surface-files.ts';
import { Button } from '../controls/button.tsx';
import { SelectChip } from '../controls/select-field.tsx';
import { errorText } from '../error-text.ts';
import type { Lab } from '../store/lab.ts';
import { t } from '../text.ts';
import { canvasLetters } from './canvas-letters.ts';
import type { Taken } from './taken.ts';

/** Saves a surface for other tools: numbers, contours, or a mesh with its colours. */
export function TakeAway({ lab, taken }: { lab: Lab; taken: Taken | undefined }) {
  const ending = useSignal<SurfaceEnding>('csv');

  async function save(): Promise<void> {
    if (!taken) return;
    const { name, surface, ...look } = taken;
    try {
      const bytes = surfaceFiles[ending.value](surface(), { ...look, letters: canvasLetters });
      await lab.host.saveFile(`${name}.${ending.value}`, bytes);
    } catch (failure) {
      lab.problem.value = errorText(failure);
    }
  }

  return (
    <div class="take-away">
      <SelectChip
        label={t().takeAwayAs}
        value={ending.value}
        choices={surfaceEndings.map((value) => ({ value, text: t()[`surfaceFile.${value}`] }))}
        onChoose={(value) => {
          ending.value = value;
        }}
      />
      <Button label={t().takeAway} waits={!taken} onPress={save}>
        {t().takeAway}
      </Button>
    </div>
  );
}
