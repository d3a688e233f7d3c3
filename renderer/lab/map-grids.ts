import type { View } from '../../core/protocol/commands.ts';

type MapGrids = Pick<View, 'unitGrid' | 'outputGrid'>;

export type MapPace = 'moving' | 'still';

/** Points along each side of the maps of neurons, whose tiles are small, and of the output: coarser ones while training goes at full speed. */
const full: Record<MapPace, MapGrids> = {
  moving: { unitGrid: 24, outputGrid: 64 },
  still: { unitGrid: 48, outputGrid: 120 },
};

/** Products of a weight and an input that one map may take: of a large network it has fewer points. */
const affordable: Record<MapPace, number> = { moving: 8e8, still: 4e9 };

/** The grids for a network with so many weights. */
export function mapGrids(pace: MapPace, weights: number): MapGrids {
  const most = Math.max(8, Math.floor(Math.sqrt(affordable[pace] / Math.max(1, weights))));
  const { unitGrid, outputGrid } = full[pace];
  return { unitGrid: Math.min(unitGrid, most), outputGrid: Math.min(outputGrid, most) };
}

/** Points along each side of a map of the output that stands still, where it has fewer than usual. */
export function coarseGrid(weights: number): number | undefined {
  const { outputGrid } = mapGrids('still', weights);
  return outputGrid < full.still.outputGrid ? outputGrid : undefined;
}
