import { type ReadonlySignal, useSignal } from '@preact/signals';
import { isComplete } from '../../core/surface/protocol.ts';
import { type SurfaceEnding, surfaceEndings, surfaceFiles } from '../../core/surface/surface-files.ts';
import { Button } from '../controls/button.tsx';
import { SelectChip } from '../controls/select-field.tsx';
import { errorText } from '../error-text.ts';
import type { Lab } from '../store/lab.ts';
import { t } from '../text.ts';
import { canvasLetters } from './canvas-letters.ts';
import type { NetworkPicture } from './picture.ts';
import type { SurfaceStore } from './surface-store.ts';

interface TakeProps {
  readonly lab: Lab;
  readonly store: SurfaceStore;
  readonly picture: ReadonlySignal<NetworkPicture | undefined>;
}

/** Saves the surface for other tools: numbers, contours, or a mesh with its colours. */
export function TakeAway({ lab, store, picture }: TakeProps) {
  const ending = useSignal<SurfaceEnding>('csv');
  const shown = picture.value;
  const ready = shown !== undefined && isComplete(shown.surface);

  async function save(): Promise<void> {
    if (!shown) return;
    const heights = store.logHeight.value ? 'log' : 'linear';
    try {
      const bytes = surfaceFiles[ending.value](shown.surface, {
        heights,
        axes: shown.axes,
        letters: canvasLetters,
        ...(shown.surface.compared ? { lanes: shown.paths.map(({ name }) => name) } : {}),
      });
      await lab.host.saveFile(`surface-${shown.surface.directions}.${ending.value}`, bytes);
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
      <Button label={t().takeAway} disabled={!ready} onPress={save}>
        {t().takeAway}
      </Button>
    </div>
  );
}
