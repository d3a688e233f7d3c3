import { rangesOf } from '../../../core/data/plane.ts';
import type { Frame } from '../../../core/protocol/messages.ts';
import type { Brush } from '../../draw/brush.ts';
import { createMapSheet } from '../../draw/map-sheet.ts';
import { greys } from '../../draw/picture.ts';
import { strokeScale, token } from '../../draw/tokens.ts';
import type { Unit } from '../../store/lab.ts';
import { barRoom } from './column-fit.ts';
import type { Column, NetworkLayout, Place } from './network-layout.ts';
import { type Shape, valuesOf } from './shape-on-screen.ts';
import { createUnitPictures } from './unit-pictures.ts';

/** The bias at which its bar is full. */
const fullBias = 2;
/** Px between hatch lines in a tile. */
const hatch = 5.5;
/** Bars of class probabilities begin and end here, in px right of the tile. */
export const shareBar = { from: 36, to: 80 };

/** A painter of all tiles with their bars, and of the picture in hand; it keeps its scratch arrays from frame to frame. */
export function createTilePainter() {
  const pictureOf = createUnitPictures();
  const paintInput = createInputPainter();
  const sheet = createMapSheet();

  return (context: Brush, layout: NetworkLayout, shape: Shape, frame: Frame, chosen: Unit) => {
    context.save();
    const output = layout.columns.length - 1;
    const points: Box[] = [];
    sheet.begin(context.getTransform().a);
    for (const column of layout.columns) {
      if (column.picture) continue;
      for (const place of column.places) {
        const { kind, values, grid } = pictureOf(shape, frame, column.layer, place.unit, column.tile);
        const box = boxOf(column, place);
        sheet.add(values, grid, box, { hatch, most: 1 }, cornerOf(box));
        if (kind === 'map') points.push(box);
      }
    }
    sheet.paint(context);
    paintPoints(context, shape, frame, points);
    for (const column of layout.columns) {
      if (column.picture) {
        paintInput(context, column, frame.probe.x);
        continue;
      }
      paintBorders(context, column, chosen);
      for (const place of column.places) {
        const isChosen = chosen.layer === column.layer && chosen.index === place.unit;
        if (column.layer > 0 && column.across === 1 && column.pitch - column.tile >= barRoom) {
          const { biases } = shape.layers[column.layer - 1]!;
          paintBias(context, column, place, frame.parameters[biases + place.unit]!, isChosen);
        }
        if (column.layer === output && shape.network.loss === 'cross-entropy') {
          paintShare(context, column, place, valuesOf(shape, frame, output)?.[place.unit] ?? 0);
        }
      }
    }
    context.restore();
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

const boxOf = ({ tile }: Column, { x, y }: Place): Box => ({ x: x - tile / 2, y: y - tile / 2, side: tile });
const cornerOf = ({ side }: Box): number => Math.min(8, side / 5);

/** The input in hand, as a dot where it lies in the plane of each map. */
function paintPoints(context: Brush, { dataset }: Shape, { probe }: Frame, boxes: readonly Box[]): void {
  if (!dataset.plane || probe.x.length !== 2) return;
  const [across, up] = rangesOf(dataset.plane).map(({ low, high }, axis) => (probe.x[axis]! - low) / (high - low)) as [
    number,
    number,
  ];
  if (across < 0 || across > 1 || up < 0 || up > 1) return;
  context.beginPath();
  for (const { x, y, side } of boxes) {
    const [px, py, radius] = [x + across * side, y + (1 - up) * side, Math.min(2.4, side / 14) * strokeScale()];
    context.moveTo(px + radius, py);
    context.arc(px, py, radius, 0, 2 * Math.PI);
  }
  context.fillStyle = token('--ink');
  context.strokeStyle = token('--paper');
  context.lineWidth = 1.2;
  context.fill();
  context.stroke();
}

/** A line around every tile but the chosen one, which has a ring of its own. */
function paintBorders(context: Brush, column: Column, chosen: Unit): void {
  context.beginPath();
  for (const place of column.places) {
    if (chosen.layer === column.layer && chosen.index === place.unit) continue;
    const box = boxOf(column, place);
    context.roundRect(box.x + 0.5, box.y + 0.5, box.side - 1, box.side - 1, cornerOf(box));
  }
  context.strokeStyle = token('--line-strong');
  context.lineWidth = 1;
  context.stroke();
}

/** A bar from the middle, to the right for a positive bias and dashed to the left for a negative one. */
function paintBias(context: Brush, { tile }: Column, { x, y }: Place, bias: number, isChosen: boolean): void {
  const thick = Math.min(4 * strokeScale(), barRoom - 5);
  const at = y + tile / 2 + 3 + thick / 2 + (isChosen && tile > 40 ? 3 : 0);
  const line = (from: number, to: number, colour: string) => {
    context.strokeStyle = token(colour);
    context.beginPath();
    context.moveTo(from, at);
    context.lineTo(to, at);
    context.stroke();
  };
  context.lineWidth = thick;
  line(x - tile / 2, x + tile / 2, '--line');
  if (bias < 0) context.setLineDash([3, 2]);
  line(x, x + (Math.max(-1, Math.min(1, bias / fullBias)) * tile) / 2, bias < 0 ? '--neg' : '--pos');
  context.setLineDash([]);
  context.fillStyle = token('--ink-2');
  context.fillRect(x - 0.6, at - thick / 2 - 1.5, 1.2, thick + 3);
}

function paintShare(context: Brush, { tile }: Column, { x, y }: Place, share: number): void {
  const from = x + tile / 2 + shareBar.from;
  const full = shareBar.to - shareBar.from;
  const thick = Math.min(8, tile / 2);
  context.fillStyle = token('--line');
  context.fillRect(from, y - thick / 2, full, thick);
  context.fillStyle = token('--pos');
  context.fillRect(from, y - thick / 2, share * full, thick);
}

/** Paints the picture in hand: 0 is the paper, 1 is ink, pixels crisp. */
function createInputPainter() {
  const canvas = new OffscreenCanvas(1, 1);
  const inner = canvas.getContext('2d')!;
  let image = inner.createImageData(1, 1);

  return (context: Brush, { picture, across, size }: Column, x: Float32Array): void => {
    const down = size / across;
    if (image.width !== across || image.height !== down) {
      canvas.width = across;
      canvas.height = down;
      image = inner.createImageData(across, down);
    }
    const out = new Uint32Array(image.data.buffer);
    const shades = greys.value;
    for (let i = 0; i < out.length; i++) out[i] = shades[Math.round(255 * Math.max(0, Math.min(1, x[i] ?? 0)))]!;
    inner.putImageData(image, 0, 0);
    const { x: left, y: top, width, height } = picture!;
    context.imageSmoothingEnabled = false;
    context.drawImage(canvas, left, top, width, height);
    context.strokeStyle = token('--line-strong');
    context.lineWidth = 1;
    context.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1);
  };
}
