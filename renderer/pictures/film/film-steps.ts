/** At most `count` steps of a run from its first to its last, as evenly as whole steps allow, each once. */
export function filmSteps(end: number, count: number): readonly number[] {
  const frames = Math.max(1, Math.min(count, end + 1));
  return Array.from({ length: frames }, (_, i) => (frames === 1 ? end : Math.round((i * end) / (frames - 1))));
}
