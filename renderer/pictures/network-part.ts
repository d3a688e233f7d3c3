import { size } from '../draw/tokens.ts';
import { layoutNetwork } from '../lab/network/network-layout.ts';
import { createEdgePainter } from '../lab/network/paint-edges.ts';
import { createTilePainter } from '../lab/network/paint-tiles.ts';
import { paintTileMarks } from '../lab/network/tile-marks.ts';
import type { Moment } from './moment.ts';
import { paintNetworkWords } from './network-words.ts';
import type { Box, SheetPart } from './sheet.ts';

/** Paints the network of a moment with the painters of the stage, in a layout for the box. */
export function createNetworkPart() {
  const edges = createEdgePainter();
  const tiles = createTilePainter();
  return (moment: Moment, box: Box): SheetPart => ({
    box,
    paint(brush, width, height) {
      const { shape, frame, chosen } = moment;
      const { network, dataset } = shape;
      const layout = layoutNetwork(
        {
          sizes: network.sizes,
          image: dataset.image,
          maps: dataset.plane !== undefined,
          classes: network.loss === 'cross-entropy',
          seen: network.sizes.map((_, layer) => (chosen.layer === layer ? chosen.index : 0)),
        },
        { width, height, tile: size('--tile'), control: Math.ceil(1.5 * size('--t-1')), text: size('--t-2') },
      );
      edges.vectors(brush, layout, shape, frame, { chosen, pointed: undefined });
      tiles.vectors(brush, layout, shape, frame, chosen);
      paintTileMarks(brush, layout, shape, frame, chosen);
      paintNetworkWords(brush, moment, layout);
    },
  });
}
