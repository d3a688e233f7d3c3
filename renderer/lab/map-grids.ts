/** Points along each side of the maps of neurons, whose tiles are small, and of the output: coarser ones while training goes at full speed. */
export const mapGrids = {
  moving: { unitGrid: 24, outputGrid: 64 },
  still: { unitGrid: 48, outputGrid: 120 },
} as const;
