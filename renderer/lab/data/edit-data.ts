import { makeDataset } from '../../../core/data/built-in.ts';
import type { Dataset } from '../../../core/data/dataset.ts';
import { addPoint, emptyPoints, movePoint, type Place, removePoint } from '../../../core/data/edit-points.ts';
import { unscaled } from '../../../core/data/scale-inputs.ts';
import { defaultSettings, type Settings } from '../../../core/training/settings.ts';
import type { Lab } from '../../store/lab.ts';
import { t } from '../../text.ts';

/** Adds a training sample at a place of the map; it becomes the sample in hand. */
export function addSample(lab: Lab, place: Place, target: number): void {
  edit(lab, (dataset) => addPoint(dataset, unscaledPlace(lab, place), target), lab.dataset.value?.train);
}

export function moveSample(lab: Lab, index: number, place: Place): void {
  edit(lab, (dataset) => movePoint(dataset, index, unscaledPlace(lab, place)), index);
}

/** Removes a sample; the one before it comes to hand. */
export function removeSample(lab: Lab, index: number): void {
  edit(lab, (dataset) => removePoint(dataset, index), Math.max(0, index - 1));
}

/** Begins a set of the user's own without a point. A network for two inputs and two classes stays as it is. */
export function beginOwnPoints(lab: Lab): void {
  const shown = lab.dataset.value;
  const own = emptyPoints(t().ownPoints);
  const data = { kind: 'given', name: own.name } as const;
  const fits = shown?.features === 2 && shown.target.kind === 'classes' && shown.target.names.length === 2;
  lab.configure(fits ? { data } : { ...defaultSettings('moons'), data }, own);
}

/**
 * The set as it is chosen, before scaling, is changed and becomes one of the user's own. The network goes on from the
 * parameters it has, and goes on training if it was.
 */
function edit(lab: Lab, change: (dataset: Dataset) => Dataset, inHand = 0): void {
  const { data } = lab.settings.value;
  const dataset = data.kind === 'given' ? lab.given.value : makeDataset(data.name, data);
  const shown = lab.dataset.value;
  // An edit that is on its way to the trainer comes first: until then what is on screen is not what would be changed.
  if (!dataset || !shown || dataset.train !== shown.train || dataset.test !== shown.test) return;
  const playing = lab.playing.value;
  const next = { ...change(dataset), name: editedName(data) };
  const scale = data.scale ? { scale: data.scale } : {};
  lab.configure({ data: { kind: 'given', name: next.name, ...scale } }, next);
  lab.sample.value = inHand;
  if (playing && next.train > 0) lab.play();
}

function editedName(data: Settings['data']): string {
  if (data.kind === 'built-in') return t().edited(t()[`data.${data.name}`]);
  const { name } = data;
  return name === t().ownPoints || name.endsWith(t().edited('')) ? name : t().edited(name);
}

function unscaledPlace(lab: Lab, [x1, x2]: Place): Place {
  const scaling = lab.dataset.value?.scaling;
  return [unscaled(scaling, 0, x1), unscaled(scaling, 1, x2)];
}
