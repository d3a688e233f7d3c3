import { rangesOf } from '../../../core/data/plane.ts';
import type { Frame } from '../../../core/protocol/messages.ts';
import type { Brush } from '../../draw/brush.ts';
import { strokeScale, token } from '../../draw/tokens.ts';
import type { Unit } from '../../store/lab.ts';
import { barRoom } from './column-fit.ts';
import type { Column, NetworkLayout, Place } from './network-layout.ts';
import { type Shape, valuesOf } from './shape-on-screen.ts';

/** The bias at which its bar is full. */
const fullBias = 2;
/** Bars of class probabilities begin and end here, in px right of the tile. */
export const shareBar = { from: 36, to: 80 };

/** The square of a tile, in CSS px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

export const boxOf = ({ tile }: Column, { x, y }: Place): Box => ({ x: x - tile / 2, y: y - tile / 2, side: tile });

/** Paints what stands on and beside the tiles: the input in hand as a dot on each map, bars of biases and of class probabilities. */
export function paintTileMarks(context: Brush, layout: NetworkLayout, shape: Shape, frame: Frame, chosen: Unit): void {
  context.save();
  const output = layout.columns.length - 1;
  const tiles = layout.columns.filter(({ picture }) => !picture);
  paintPoints(
    context,
    shape,
    frame,
    tiles.flatMap((column) => column.places.map((place) => boxOf(column, place))),
  );
  for (const column of tiles) {
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
}

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
