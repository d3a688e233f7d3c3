/** How each curve of several is drawn: a colour, and a dash for those who cannot tell colours. */
export const overlayLooks = [
  { colour: '--lane-0', dash: [] },
  { colour: '--lane-1', dash: [7, 4] },
  { colour: '--lane-2', dash: [2, 3] },
  { colour: '--lane-4', dash: [9, 3, 2, 3] },
  { colour: '--lane-5', dash: [14, 4] },
  { colour: '--lane-3', dash: [4, 2, 1, 2, 1, 2] },
] as const satisfies readonly { colour: string; dash: readonly number[] }[];
