import type { SurfaceMesh } from './surface-mesh.ts';

/** A mesh as the text of a Wavefront OBJ file, colours behind the places of the vertices, each path as a line. */
export function writeObj({ places, colours, triangles, paths }: SurfaceMesh): string {
  const lines = ['o surface'];
  const number = (value: number) => String(Number(value.toPrecision(7)));
  for (let i = 0; i < places.length; i += 3) {
    const place = [...places.subarray(i, i + 3)].map(number);
    const colour = [...colours.subarray(i, i + 3)].map((byte) => number(byte / 255));
    lines.push(`v ${place.join(' ')} ${colour.join(' ')}`);
  }
  // Vertices are counted from 1.
  for (let i = 0; i < triangles.length; i += 3) {
    lines.push(`f ${[...triangles.subarray(i, i + 3)].map((vertex) => vertex + 1).join(' ')}`);
  }
  let first = places.length / 3 + 1;
  for (const path of paths) {
    const points = path.length / 3;
    if (points < 2) continue;
    lines.push('o path');
    for (let i = 0; i < path.length; i += 3) lines.push(`v ${[...path.subarray(i, i + 3)].map(number).join(' ')}`);
    lines.push(`l ${Array.from({ length: points }, (_, i) => first + i).join(' ')}`);
    first += points;
  }
  return `${lines.join('\n')}\n`;
}
