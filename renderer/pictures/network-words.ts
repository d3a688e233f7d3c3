import { parameterCount } from '../../core/engine/network.ts';
import type { Brush } from '../draw/brush.ts';
import { size, strokeScale, token } from '../draw/tokens.ts';
import { countEdges } from '../lab/network/edge-choice.ts';
import { labelPitch } from '../lab/network/edge-labels.tsx';
import { edgeLabels } from '../lab/network/edge-layout.ts';
import { edgeDash, edgeWidth } from '../lab/network/edge-strokes.ts';
import { layerName } from '../lab/network/layer-name.ts';
import type { Column, NetworkLayout, Place } from '../lab/network/network-layout.ts';
import { placeOf } from '../lab/network/parameter.ts';
import { valuesOf } from '../lab/network/shape-on-screen.ts';
import { shareBar } from '../lab/network/tile-marks.ts';
import { pictureRange } from '../lab/network/unit-pictures.ts';
import { real, t, whole } from '../text.ts';
import type { Moment } from './moment.ts';
import { widthOf, write, writeVariable } from './write.ts';

/** Lines of text need this much height, in sizes of the smallest text. */
const twoLines = 3.1;

/** What stands on the page around the tiles of a network, painted: names, values, weights of the chosen neuron, scales. */
export function paintNetworkWords(brush: Brush, moment: Moment, layout: NetworkLayout): void {
  const last = layout.columns.length - 1;
  paintNotes(brush, moment, layout);
  paintWeightKey(brush, layout.width - 2, 9);
  for (const column of layout.columns) {
    paintHead(brush, moment, layout, column);
    for (const { y, skipped } of column.gaps) plate(brush, t().moreNeurons(whole(skipped)), column.x, y, false);
    if (column.layer === 0 && !column.picture) paintInputs(brush, moment, column);
    if (column.layer > 0) paintBiases(brush, moment, column);
    if (column.layer === last && moment.shape.network.loss === 'cross-entropy') paintClasses(brush, moment, column);
    if (column.layer === last && moment.shape.network.loss !== 'cross-entropy')
      paintOutputs(brush, moment, layout, column);
  }
  paintChosen(brush, moment, layout);
}

/** Its size, and what the drawing leaves out. */
function paintNotes(brush: Brush, { shape, chosen }: Moment, { columns }: NetworkLayout): void {
  const { drawn, all } = countEdges(columns, chosen.layer);
  const notes = [
    t().parameters(whole(parameterCount(shape.network))),
    ...(drawn < all ? [t().edgesDrawn(whole(drawn), whole(all))] : []),
    ...(shape.dataset.image ? [t().weightsOfNeuron(real(pictureRange, 1))] : []),
  ];
  write(brush, notes.join(' · '), 0, 9);
}

const keyLine = 30;

/** How wide and in which colour edges of four weights are drawn, from the right. */
function paintWeightKey(brush: Brush, right: number, y: number): void {
  let x = right;
  for (const weight of [3, 1, -1, -3]) {
    const width = edgeWidth(weight);
    const words = widthOf(brush, whole(weight));
    write(brush, whole(weight), x, y, { align: 'right' });
    brush.strokeStyle = token(weight < 0 ? '--neg' : '--pos');
    brush.lineWidth = width;
    brush.setLineDash(weight < 0 ? [...edgeDash(weight, width)] : []);
    brush.beginPath();
    brush.moveTo(x - words - 5 - keyLine, y);
    brush.lineTo(x - words - 5, y);
    brush.stroke();
    brush.setLineDash([]);
    x -= words + keyLine + 19;
  }
  write(brush, t().weight, x, y, { align: 'right' });
}

function paintHead(brush: Brush, { shape }: Moment, layout: NetworkLayout, column: Column): void {
  const { layer, x, size: units, picture } = column;
  const top = layout.head + 0.7 * size('--t-2');
  const words = picture ? t().inputs(whole(units)) : layerName(shape, layer);
  write(brush, words, x, top, { size: '--t-2', colour: '--ink', align: 'center', strong: true });
  const below = layer > 0 ? t()[`activation.${shape.layers[layer - 1]!.activation}`] : '';
  if (below) write(brush, below, x, top + 1.5 * size('--t-2'), { align: 'center' });
}

function paintInputs(brush: Brush, { shape, frame }: Moment, { places, pitch, tile }: Column): void {
  const values = valuesOf(shape, frame, 0);
  const roomy = pitch > twoLines * size('--t-1');
  for (const { unit, x, y } of places) {
    const right = x - tile / 2 - 9;
    if (roomy || unit === 0 || pitch > 16) writeVariable(brush, 'x', unit + 1, right, roomy ? y - 9 : y, 'right');
    if (roomy && values) write(brush, real(values[unit]!), right, y + 10, { colour: '--ink', align: 'right' });
  }
}

/** b = … under each tile, when the next one leaves room for it. */
function paintBiases(brush: Brush, { shape, frame }: Moment, { layer, places, tile, pitch, across }: Column): void {
  if (across > 1 || pitch - tile <= 2.6 * size('--t-1')) return;
  for (const { unit: index, x, y } of places) {
    const bias = frame.parameters[placeOf(shape, { unit: { layer, index }, source: 'bias' })]!;
    write(brush, `b = ${real(bias)}`, x, y + tile / 2 + 12 + 0.62 * size('--t-1'), { align: 'center' });
  }
}

/** The class of each output and its probability, on both sides of the bar between them. */
function paintClasses(brush: Brush, { shape, frame }: Moment, { layer, places, tile }: Column): void {
  const { target } = shape.dataset;
  const names = target.kind === 'classes' ? target.names : [];
  const values = valuesOf(shape, frame, layer);
  const best = values ? values.indexOf(Math.max(...values)) : -1;
  for (const { unit, x, y } of places) {
    const strong = unit === best;
    const name = names[unit] ?? '';
    const middle = x + tile / 2 + shareBar.from / 2;
    write(brush, name, middle, y, { size: '--t-2', colour: '--ink', align: 'center', strong });
    const value = values ? real(values[unit]!) : '';
    write(brush, value, x + tile / 2 + shareBar.to + 6, y, { colour: strong ? '--ink' : '--ink-3', strong });
  }
}

/** The output goes on to the right, its value above and its name below. */
function paintOutputs(brush: Brush, { shape, frame }: Moment, { width }: NetworkLayout, column: Column): void {
  const values = valuesOf(shape, frame, column.layer);
  const roomy = column.pitch > twoLines * size('--t-1');
  for (const place of column.places) {
    const from = place.x + column.tile / 2;
    brush.strokeStyle = token('--ink');
    brush.lineWidth = 1.5 * strokeScale();
    brush.beginPath();
    brush.moveTo(from, place.y);
    brush.lineTo(width, place.y);
    brush.stroke();
    if (!roomy) continue;
    const middle = (from + width) / 2;
    const value = values ? real(values[place.unit]!) : '';
    write(brush, value, middle, place.y - 5 - 0.6 * size('--t-1'), { colour: '--ink', align: 'center', strong: true });
    const index = column.size > 1 ? place.unit + 1 : undefined;
    writeVariable(brush, 'y', index, middle, place.y + 5 + 0.6 * size('--t-4'), 'center');
  }
}

/** The chosen neuron has a ring, and its weights stand on their edges. */
function paintChosen(brush: Brush, { shape, frame, chosen }: Moment, layout: NetworkLayout): void {
  const column = layout.columns[chosen.layer];
  const place = column?.places.find(({ unit }) => unit === chosen.index);
  if (!column || !place || column.picture) return;
  ring(brush, column, place);
  if (chosen.layer === 0) return;
  for (const { source, x, y } of edgeLabels(layout, chosen.layer, chosen.index, labelPitch())) {
    plate(brush, real(frame.parameters[placeOf(shape, { unit: chosen, source })]!), x, y, true);
  }
}

function ring(brush: Brush, { tile }: Column, { x, y }: Place): void {
  const width = 2.5 * strokeScale();
  const half = tile / 2 + 2 + width / 2;
  brush.strokeStyle = token('--ink');
  brush.lineWidth = width;
  brush.beginPath();
  brush.roundRect(x - half, y - half, 2 * half, 2 * half, Math.min(8, tile / 5) + 2 + width / 2);
  brush.stroke();
}

/** Words on a plate of paper, their middle at a point. */
function plate(brush: Brush, words: string, x: number, y: number, framed: boolean): void {
  const look = framed ? ({ size: '--t-2', colour: '--ink', strong: true } as const) : {};
  const high = 1.25 * size(framed ? '--t-2' : '--t-1') + 2;
  const wide = widthOf(brush, words, look) + 10;
  brush.beginPath();
  brush.roundRect(x - wide / 2, y - high / 2, wide, high, 4);
  brush.fillStyle = token('--paper');
  brush.fill();
  brush.strokeStyle = token('--line');
  brush.lineWidth = 1;
  if (framed) brush.stroke();
  write(brush, words, x, y, { ...look, align: 'center' });
}
