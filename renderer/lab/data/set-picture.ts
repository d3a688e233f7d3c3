import { type BuiltInName, builtInDefaults, makeDataset } from '../../../core/data/built-in.ts';
import type { Dataset } from '../../../core/data/dataset.ts';
import type { Brush } from '../../draw/brush.ts';
import { classColour, markPath } from '../../draw/marks.ts';
import { paintPicture } from '../../draw/picture.ts';
import { paintSignedMap } from '../../draw/signed-map.ts';
import { strokeScale, token } from '../../draw/tokens.ts';
import { samplePicture } from './sample-picture.ts';

/** Enough points to know a shape by; the sheet of digits is 3 x 3; the square of a function is as fine as its tile. */
const points = 110;
const sheet = 3;
const grid = 40;

const made = new Map<BuiltInName, Dataset>();

/** A small built-in set with the seed of the large one, made once. */
function smallSet(name: BuiltInName): Dataset {
  const known = made.get(name);
  if (known) return known;
  const defaults = builtInDefaults[name];
  const samples = Math.min(defaults.samples, name === 'digits' ? sheet * sheet : points);
  const dataset = makeDataset(name, { ...defaults, samples, testShare: 0 });
  made.set(name, dataset);
  return dataset;
}

/** Paints what a built-in data set looks like: its points, a square of its values, or a sheet of its pictures. */
export function paintSet(context: Brush, name: BuiltInName, side: number): void {
  const dataset = smallSet(name);
  if (dataset.image) paintSheet(context, dataset, side);
  else if (dataset.target.kind === 'values') paintValues(context, dataset, side);
  else paintPoints(context, dataset, dataset.target.labels, side);
}

function paintSheet(context: Brush, dataset: Dataset, side: number): void {
  const cell = side / sheet;
  for (let i = 0; i < sheet * sheet; i++) {
    const picture = samplePicture(dataset, i);
    if (!picture) continue;
    const [x, y] = [(i % sheet) * cell, Math.floor(i / sheet) * cell];
    paintPicture(context, picture, { x, y, width: cell, height: cell });
  }
}

function paintPoints(context: Brush, dataset: Dataset, labels: Uint8Array, side: number): void {
  const { low, high } = dataset.plane!;
  // A margin, so that the outermost marks are whole.
  const inner = side * 0.86;
  const place = (value: number) => ((value - low) / (high - low)) * inner + (side - inner) / 2;
  const radius = (dataset.train <= 4 ? 0.07 : 1 / 38) * side + 0.3 * strokeScale();
  for (const [i, label] of labels.entries()) {
    const [x, y] = [dataset.inputs[2 * i]!, dataset.inputs[2 * i + 1]!];
    markPath(context, label, place(x), side - place(y), radius);
    context.fillStyle = token(classColour(label));
    context.fill();
  }
}

/** The values of the samples, spread smoothly over the square. */
function paintValues(context: Brush, dataset: Dataset, side: number): void {
  const target = dataset.target;
  if (target.kind !== 'values') return;
  const { low, high } = dataset.plane!;
  const values = new Float32Array(grid * grid);
  for (let at = 0; at < values.length; at++) {
    const x = low + ((high - low) * ((at % grid) + 0.5)) / grid;
    const y = low + ((high - low) * (Math.floor(at / grid) + 0.5)) / grid;
    let [sum, weights] = [0, 0];
    for (let i = 0; i < dataset.train; i++) {
      const distance = (dataset.inputs[2 * i]! - x) ** 2 + (dataset.inputs[2 * i + 1]! - y) ** 2;
      const weight = Math.exp(-distance / 0.03);
      sum += weight * target.values[i]!;
      weights += weight;
    }
    values[at] = sum / weights;
  }
  paintSignedMap(context, values, grid, { x: 0, y: 0, side }, { hatch: 0, most: 1 });
}
