import { outputsFor } from '../../core/data/dataset.ts';
import { type Plane, rangesOf } from '../../core/data/plane.ts';
import type { Brush } from '../draw/brush.ts';
import { paintPicture } from '../draw/picture.ts';
import { size, token } from '../draw/tokens.ts';
import { samplePicture } from '../lab/data/sample-picture.ts';
import { answerOf } from '../lab/results/digit-answer.ts';
import { sheetColumns, sheetSamples } from '../lab/results/digit-samples.ts';
import { mapPlace, paintBatch, paintCrossHair, paintPoints } from '../lab/results/map-points.ts';
import { outputPainter } from '../lab/results/output-map.tsx';
import { largestAt, readingOf } from '../lab/results/output-reading.ts';
import { percent, plain, real, t, whole } from '../text.ts';
import type { Moment } from './moment.ts';
import type { Box, SheetPart } from './sheet.ts';
import { accuracyWords } from './sheet-words.ts';
import { write, writeVariable } from './write.ts';

/** More outputs than this are not listed. */
const mostRows = 20;

/** What comes out of the network: a map with its points, or predicted pictures, or bars. */
export function outputParts(moment: Moment, { whole: box, plot }: { whole: Box; plot: Box }): readonly SheetPart[] {
  const { dataset } = moment.shape;
  const within = { ...plot, x: plot.x - box.x, y: plot.y - box.y };
  const { plane } = dataset;
  if (plane) {
    const words = (brush: Brush) => {
      paintTitle(brush, moment, box.width, t()['results.map']);
      paintAxes(brush, plane, within);
    };
    return [
      { box, paint: words },
      { box: plot, paint: (brush, side) => paintMap(brush, moment, plane, side) },
    ];
  }
  const pictures = dataset.image !== undefined && dataset.target.kind === 'classes';
  const title = pictures ? t()['results.digits'] : t()['results.outputs'];
  return [
    { box, paint: (brush) => paintTitle(brush, moment, box.width, title) },
    {
      box: plot,
      paint(brush, width, height) {
        const used = pictures ? paintDigits(brush, moment, width) : 0;
        paintBars(brush, moment, used, width, height);
      },
    },
  ];
}

function paintTitle(brush: Brush, moment: Moment, width: number, title: string): void {
  const y = 0.7 * size('--t-2');
  write(brush, title, 0, y, { size: '--t-2', colour: '--ink', strong: true });
  write(brush, accuracyWords(moment) ?? '', width, y, { size: '--t-2', colour: '--ink-2', align: 'right' });
}

/** Two decimals, or all that a number has when these are few. */
const tick = (value: number) => (Math.abs(value * 100 - Math.round(value * 100)) < 1e-9 ? plain(value) : real(value));

/** Three numbers and a name at the left of the map and below it, and a line around it. */
function paintAxes(brush: Brush, plane: Plane, { x, y, width: side }: Box): void {
  const [first, second] = rangesOf(plane);
  const small = size('--t-1');
  const below = y + side + 0.9 * small;
  const middleOf = ({ low, high }: { low: number; high: number }) => (low + high) / 2;
  write(brush, tick(first.low), x, below);
  write(brush, tick(middleOf(first)), x + side / 2, below, { align: 'center' });
  writeVariable(brush, 'x', 1, x + 0.75 * side, below, 'center');
  write(brush, tick(first.high), x + side, below, { align: 'right' });
  write(brush, tick(second.high), x - 6, y + 0.6 * small, { align: 'right' });
  write(brush, tick(middleOf(second)), x - 6, y + side / 2, { align: 'right' });
  writeVariable(brush, 'x', 2, x - 6, y + 0.25 * side, 'right');
  write(brush, tick(second.low), x - 6, y + side - 0.6 * small, { align: 'right' });
  brush.strokeStyle = token('--line-strong');
  brush.lineWidth = 1;
  brush.strokeRect(x - 0.5, y - 0.5, side + 1, side + 1);
}

function paintMap(brush: Brush, moment: Moment, plane: Plane, side: number): void {
  const { shape, frame, sample } = moment;
  const { dataset, network } = shape;
  const { outputMaps: maps, view } = frame;
  const place = mapPlace(plane, side);
  if (maps.length > 0)
    outputPainter(dataset, readingOf(dataset, network.loss)).vectors(brush, maps, view.outputGrid, side);
  paintPoints(brush, dataset, place);
  paintBatch(brush, dataset, frame.batch, place);
  if (sample >= dataset.train + dataset.test) return;
  paintCrossHair(brush, place.x(dataset.inputs[2 * sample]!), place.y(dataset.inputs[2 * sample + 1]!));
}

/** The sheet of pictures with what they are read as. Returns its height. */
function paintDigits(brush: Brush, { shape: { dataset }, frame, sample: inHand }: Moment, width: number): number {
  const pitch = width / sheetColumns;
  const side = Math.floor(pitch - 8);
  const high = side + Math.ceil(1.5 * size('--t-2'));
  const samples = sheetSamples(dataset);
  for (const [i, sample] of samples.entries()) {
    const [x, y] = [(i % sheetColumns) * pitch + 4, Math.floor(i / sheetColumns) * high];
    const picture = samplePicture(dataset, sample);
    if (picture) paintPicture(brush, picture, { x, y, width: side, height: side });
    brush.strokeStyle = token(sample === inHand ? '--ink' : '--line');
    brush.lineWidth = sample === inHand ? 2 : 1;
    brush.strokeRect(x, y, side, side);
    const answer = answerOf(dataset, frame, sample);
    if (!answer) continue;
    const look = { size: '--t-2', align: 'center', colour: answer.right ? '--ink' : '--error' } as const;
    write(brush, `${answer.name} ${answer.right ? '✓' : '✗'}`, x + side / 2, y + side + 0.75 * size('--t-2'), look);
  }
  return Math.ceil(samples.length / sheetColumns) * high + 8;
}

/** The outputs at the sample in hand from a height on, a bar and a number each, as many as there is room for. */
function paintBars(brush: Brush, { shape, frame, sample }: Moment, top: number, width: number, height: number): void {
  const { target } = shape.dataset;
  const { loss } = shape.network;
  const count = outputsFor(target, loss);
  const outputs = frame.probe.z.slice(-count);
  const names = target.kind === 'classes' && count > 1 ? target.names : undefined;
  const best = names ? largestAt(outputs, 0, outputs.length) : -1;
  const small = size('--t-1');
  const pitch = Math.min(1.7 * small, (height - top - 1.7 * small) / Math.min(mostRows, count));
  write(brush, t().outputsAtSample(whole(sample + 1)), 0, top + 0.7 * small);
  const [from, to] = [5 * small, width - 4.5 * small];
  for (const [i, value] of [...outputs.subarray(0, mostRows)].entries()) {
    const y = top + 1.7 * small + (i + 0.5) * pitch;
    const look = { colour: i === best ? '--ink' : '--ink-2', strong: i === best };
    write(brush, names?.[i] ?? whole(i + 1), 0, y, look);
    brush.fillStyle = token('--line');
    brush.fillRect(from, y - 0.25 * pitch, to - from, 0.5 * pitch);
    brush.fillStyle = token('--pos');
    brush.fillRect(from, y - 0.25 * pitch, Math.max(0, Math.min(1, value)) * (to - from), 0.5 * pitch);
    write(brush, loss === 'squared-error' ? real(value) : percent(value), width, y, { ...look, align: 'right' });
  }
}
