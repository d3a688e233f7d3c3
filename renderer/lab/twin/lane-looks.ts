/** How each lane is drawn: a colour, and a dash and an end mark (disc, square) for those who cannot tell colours. */
export const laneLooks = [
  { colour: '--lane-0', dash: [] },
  { colour: '--lane-1', dash: [7, 4] },
] as const satisfies readonly { colour: string; dash: readonly number[] }[];
