import { comparisonKinds } from '../../core/surface/comparison.ts';
import { gridSizes } from '../../core/surface/grid.ts';
import { measuredSets } from '../../core/surface/loss-measure.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { Switch } from '../controls/switch.tsx';
import { inWords } from '../error-text.ts';
import type { Lab } from '../store/lab.ts';
import { t, whole } from '../text.ts';
import { setWords } from './direction-words.ts';
import type { SurfaceStore } from './surface-store.ts';

/** Coarser grids are only shown on the way to these. */
const sizes = gridSizes.filter((size) => size >= 32);

const sizeText = (grid: number) => `${grid} × ${grid}`;

/** How the surface of a network is measured and drawn, and what is under way. */
export function SurfaceSettings({ lab, store }: { lab: Lab; store: SurfaceStore }) {
  const hasTest = (lab.dataset.value?.test ?? 0) > 0;
  const sets = measuredSets.filter((set) => set !== 'test' || hasTest);
  return (
    <>
      <SelectField
        label={t().measuredOn}
        width="11.5em"
        value={sets.includes(store.set.value) ? store.set.value : 'train'}
        choices={sets.map((value) => ({ value, text: t()[setWords[value]] }))}
        onChoose={(set) => {
          store.set.value = set;
        }}
      />
      <SelectField
        label={t().grid}
        width="7.4em"
        value={String(store.grid.value)}
        choices={sizes.map((grid) => ({ value: String(grid), text: sizeText(grid) }))}
        onChoose={(value) => {
          store.grid.value = gridSizes.find((grid) => String(grid) === value) ?? store.grid.value;
        }}
      />
      <SelectField
        label={t().compare}
        width="9.5em"
        value={store.comparison.kind.value ?? 'nothing'}
        choices={(['nothing', ...comparisonKinds] as const).map((value) => ({ value, text: t()[`compare.${value}`] }))}
        onChoose={(kind) => store.comparison.choose(kind === 'nothing' ? undefined : kind)}
      />
      <Switch
        label={t().logHeight}
        on={store.logHeight.value}
        onChange={(on) => {
          store.logHeight.value = on;
        }}
      />
      <Switch
        label={t().showGap}
        on={store.showGap.value}
        onChange={(on) => {
          store.showGap.value = on;
        }}
      />
      <span class="grow" />
      <Progress store={store} />
    </>
  );
}

/** What is under way, or what went wrong. */
function Progress({ store }: { store: SurfaceStore }) {
  if (store.problem.value) {
    return (
      <span class="say-error" role="alert">
        <Icon name="error" />
        {inWords(store.problem.value)}
      </span>
    );
  }
  const surface = store.surface.value;
  if (!store.working.value || !surface) return null;
  const { compared, grid } = surface;
  if (!compared?.trains) {
    return <span class="cap surface-progress">{t().surfaceProgress(sizeText(grid), sizeText(store.grid.value))}</span>;
  }
  return (
    <>
      <span class="cap surface-progress">{t().lanesTrain(whole(compared.reached), whole(compared.steps))}</span>
      <Button label={t().lanesEnough} onPress={store.enough}>
        {t().lanesEnough}
      </Button>
    </>
  );
}
