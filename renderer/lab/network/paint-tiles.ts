import type { Frame } from '../../../core/protocol/messages.ts';
import type { Brush } from '../../draw/brush.ts';
import { createMapSheet } from '../../draw/map-sheet.ts';
import { greys, paintPicture } from '../../draw/picture.ts';
import type { Raster } from '../../draw/raster.ts';
import { createTileStamp } from '../../draw/tile-stamp.ts';
import { pixel, rgb, token } from '../../draw/tokens.ts';
import type { Unit } from '../../store/lab.ts';
import type { Column, NetworkLayout, Place } from './network-layout.ts';
import type { Shape } from './shape-on-screen.ts';
import { boxOf } from './tile-marks.ts';
import { createUnitPictures } from './unit-pictures.ts';

/** Px between hatch lines in a tile. */
const hatch = 5.5;
const look = { hatch, most: 1 };

const cornerOf = (side: number): number => Math.min(8, side / 5);
/** The chosen tile has a ring of its own instead of a line. */
const isChosen = ({ layer, index }: Unit, column: Column, place: Place) =>
  layer === column.layer && index === place.unit;

/** A painter of all tiles and of the picture in hand; it keeps its scratch arrays from frame to frame. */
export function createTilePainter() {
  const pictureOf = createUnitPictures();
  const stamp = createTileStamp();
  const sheet = createMapSheet();

  return {
    /** For the screen: pixel by pixel, `ratio` of them to a CSS px. */
    pixels(raster: Raster, ratio: number, layout: NetworkLayout, shape: Shape, frame: Frame, chosen: Unit): void {
      const line = pixel(rgb('--line-strong'));
      for (const column of layout.columns) {
        if (column.picture) {
          writeInput(raster, ratio, column, frame.probe.x);
          continue;
        }
        for (const place of column.places) {
          const { values, grid } = pictureOf(shape, frame, column.layer, place.unit, column.tile);
          const { x, y, side } = boxOf(column, place);
          const square = { left: Math.round(x * ratio), top: Math.round(y * ratio), side: Math.round(side * ratio) };
          const outline = { corner: cornerOf(side), line: isChosen(chosen, column, place) ? undefined : line };
          stamp(raster, square, values, grid, look, outline, ratio);
        }
      }
    },

    /** For a recorder: maps as pictures, lines as lines. */
    vectors(brush: Brush, layout: NetworkLayout, shape: Shape, frame: Frame, chosen: Unit): void {
      sheet.begin(brush.getTransform().a);
      const tiles = layout.columns.filter(({ picture }) => !picture);
      for (const column of tiles) {
        for (const place of column.places) {
          const { values, grid } = pictureOf(shape, frame, column.layer, place.unit, column.tile);
          sheet.add(values, grid, boxOf(column, place), look, cornerOf(column.tile));
        }
      }
      sheet.paint(brush);
      for (const column of tiles) paintBorders(brush, column, chosen);
      for (const column of layout.columns) if (column.picture) paintInput(brush, column, frame.probe.x);
    },
  };
}

/** Writes the picture in hand: 0 is the paper, 1 is ink, pixels crisp. */
function writeInput(raster: Raster, ratio: number, { picture, across, size }: Column, x: Float32Array): void {
  const { pixels, width } = raster;
  const shades = greys.value;
  const line = pixel(rgb('--line-strong'));
  const down = size / across;
  const [left, top] = [Math.round(picture!.x * ratio), Math.round(picture!.y * ratio)];
  const [wide, high] = [Math.round(picture!.width * ratio), Math.round(picture!.height * ratio)];
  const edge = Math.max(1, Math.round(ratio));
  for (let row = -edge; row < high + edge; row++) {
    const from = Math.floor((row * down) / high) * across;
    const to = (top + row) * width + left;
    for (let column = -edge; column < wide + edge; column++) {
      const within = row >= 0 && row < high && column >= 0 && column < wide;
      const value = within ? (x[from + Math.floor((column * across) / wide)] ?? 0) : 0;
      pixels[to + column] = within ? shades[Math.round(255 * Math.max(0, Math.min(1, value)))]! : line;
    }
  }
}

/** A line around every tile but the chosen one, which has a ring of its own. */
function paintBorders(context: Brush, column: Column, chosen: Unit): void {
  context.beginPath();
  for (const place of column.places) {
    if (isChosen(chosen, column, place)) continue;
    const box = boxOf(column, place);
    context.roundRect(box.x + 0.5, box.y + 0.5, box.side - 1, box.side - 1, cornerOf(box.side));
  }
  context.strokeStyle = token('--line-strong');
  context.lineWidth = 1;
  context.stroke();
}

function paintInput(brush: Brush, { picture, across, size }: Column, x: Float32Array): void {
  const bytes = Uint8Array.from({ length: size }, (_, i) => Math.round(255 * Math.max(0, Math.min(1, x[i] ?? 0))));
  paintPicture(brush, { bytes, width: across, height: size / across }, picture!);
  const { x: left, y: top, width, height } = picture!;
  brush.strokeStyle = token('--line-strong');
  brush.lineWidth = 1;
  brush.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1);
}
