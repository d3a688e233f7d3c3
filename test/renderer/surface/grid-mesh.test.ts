import { expect, test } from 'vitest';
import { createGridMesh } from '../../../renderer/surface/grid-mesh.ts';

/** A plane that rises to the right, with a hole at a grid point. */
function planeWith(grid: number, hole: number) {
  const values = Float32Array.from({ length: grid * grid }, (_, i) =>
    i === hole ? Number.NaN : (i % grid) / (grid - 1),
  );
  return { values, grid };
}

/** Area seen from above of the triangles that are drawn, and how many these are. */
function drawn({ geometry }: ReturnType<typeof createGridMesh>): { area: number; triangles: number } {
  const { index, drawRange } = geometry;
  const place = geometry.getAttribute('position');
  let area = 0;
  for (let i = drawRange.start; i < drawRange.start + drawRange.count; i += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => index!.getX(i + corner)) as [number, number, number];
    const [ux, uz] = [place.getX(b) - place.getX(a), place.getZ(b) - place.getZ(a)];
    const [vx, vz] = [place.getX(c) - place.getX(a), place.getZ(c) - place.getZ(a)];
    area += Math.abs(ux * vz - uz * vx) / 2;
  }
  return { area, triangles: drawRange.count / 3 };
}

test('a rough mesh of 128 x 128 covers the same square with less than an eighth of the triangles', () => {
  const mesh = createGridMesh(128);
  mesh.update(planeWith(128, -1), undefined);
  const fine = drawn(mesh);
  expect(fine.triangles).toBe(2 * 127 ** 2);
  mesh.setRough(true);
  const rough = drawn(mesh);
  expect(rough.triangles).toBeLessThan(fine.triangles / 8);
  expect([fine.area, rough.area].map((area) => Math.round(1e4 * area) / 1e4)).toEqual([4, 4]);
});

test('a coarse mesh is never rough, and a hole leaves out the four cells around it', () => {
  const mesh = createGridMesh(32);
  mesh.update(planeWith(32, 5 * 32 + 5), undefined);
  const { triangles } = drawn(mesh);
  expect(triangles).toBe(2 * 31 ** 2 - 8);
  mesh.setRough(true);
  expect(drawn(mesh).triangles).toBe(triangles);
});

test('a surface is coloured by its height, or by a tint of another grid', () => {
  const mesh = createGridMesh(8);
  mesh.update(planeWith(8, -1), undefined);
  const tint = mesh.geometry.getAttribute('tint');
  expect(tint.getX(7)).toBe(1);
  mesh.update(planeWith(8, -1), { values: Float32Array.of(0.25, 0.25, 0.75, 0.75), grid: 2 });
  expect([tint.getX(0), tint.getX(63)]).toEqual([0.25, expect.closeTo(0.75, 5)]);
});
