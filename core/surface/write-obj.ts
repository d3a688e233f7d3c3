import type { SurfaceMesh } from './surface-mesh.ts';

/** A mesh as the text of a Wavefront OBJ file, colours behind the places of the vertices, the path as a line. */
export function writeObj({ places, colours, triangles, path }: SurfaceMesh): string {
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
  if (path.length > 3) {
    lines.push('o path');
    for (let i = 0; i < path.length; i += 3) lines.push(`v ${[...path.subarray(i, i + 3)].map(number).join(' ')}`);
    const first = places.length / 3 + 1;
    lines.push(`l ${Array.from({ length: path.length / 3 }, (_, i) => first + i).join(' ')}`);
  }
  return `${lines.join('\n')}\n`;
}
