/**
 * Eigenvalues and eigenvectors of a symmetric (n, n) matrix by cyclic Jacobi rotations, largest first: an oracle that shares
 * nothing with power iteration.
 */
export function jacobi(symmetric: readonly (readonly number[])[]): { value: number; vector: number[] }[] {
  const n = symmetric.length;
  const a = symmetric.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((_, j) => Number(i === j)));
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p]![q]!) < 1e-300) continue;
        const theta = 0.5 * Math.atan2(2 * a[p]![q]!, a[q]![q]! - a[p]![p]!);
        const [c, s] = [Math.cos(theta), Math.sin(theta)];
        for (let k = 0; k < n; k++) [a[k]![p], a[k]![q]] = rotate(a[k]![p]!, a[k]![q]!, c, s);
        for (let k = 0; k < n; k++) [a[p]![k], a[q]![k]] = rotate(a[p]![k]!, a[q]![k]!, c, s);
        for (let k = 0; k < n; k++) [vectors[k]![p], vectors[k]![q]] = rotate(vectors[k]![p]!, vectors[k]![q]!, c, s);
      }
    }
  }
  return a
    .map((row, i) => ({ value: row[i]!, vector: vectors.map((each) => each[i]!) }))
    .sort((one, other) => other.value - one.value);
}

function rotate(x: number, y: number, c: number, s: number): [number, number] {
  return [c * x - s * y, s * x + c * y];
}
