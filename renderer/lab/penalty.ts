/** The name of a penalty in a menu: `none`, `l1 0.01`, or both as a link may have them, `l1 0.01 + l2 0.1`. */
export function penaltyName(l1: number, l2: number): string {
  const parts = [...(l1 > 0 ? [`l1 ${l1}`] : []), ...(l2 > 0 ? [`l2 ${l2}`] : [])];
  return parts.join(' + ') || 'none';
}

/** The strengths that such a name stands for. */
export function penaltyOf(name: string): { readonly l1: number; readonly l2: number } {
  const strength = (kind: string) => Number(new RegExp(`${kind} ([^ ]+)`).exec(name)?.[1] ?? 0);
  return { l1: strength('l1'), l2: strength('l2') };
}
