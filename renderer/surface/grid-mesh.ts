import { BufferAttribute, BufferGeometry, DynamicDrawUsage } from 'three';
import { type HeightField, heightAt, slopeAt } from './height-field.ts';
import { shading } from './shading.ts';

/** The surface of one resolution as triangles: buffers are made once and written again for every surface. */
export interface GridMesh {
  readonly geometry: BufferGeometry;
  update(field: HeightField, tint: HeightField | undefined): void;
  /** Whether fewer triangles stand for all of them. */
  setRough(isRough: boolean): void;
}

/** Cells along each side of a mesh at most, while it is rough. */
const roughCells = 48;

export function createGridMesh(grid: number): GridMesh {
  const points = (width: number) => new BufferAttribute(new Float32Array(width * grid * grid), width);
  const [place, normal, colour] = [points(3), points(3), points(1)];
  const all = pointsAlong(grid, grid - 1);
  const few = pointsAlong(grid, roughCells);
  // One buffer for both: the triangles of all points first, then those that stand for them.
  const room = (along: readonly number[]) => 6 * (along.length - 1) ** 2;
  const index = new BufferAttribute(new Uint32Array(room(all) + room(few)), 1).setUsage(DynamicDrawUsage);
  let counts: readonly [fine: number, rough: number] = [0, 0];
  let isRough = false;
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', place);
  geometry.setAttribute('normal', normal);
  geometry.setAttribute('tint', colour);
  geometry.setIndex(index);
  for (const attribute of [place, normal, colour]) attribute.setUsage(DynamicDrawUsage);
  const coordinate = (i: number) => (2 * i) / (grid - 1) - 1;

  function show(): void {
    geometry.setDrawRange(isRough ? room(all) : 0, counts[isRough ? 1 : 0]);
  }

  return {
    geometry,
    update(field, tint) {
      const { values } = field;
      for (let row = 0; row < grid; row++) {
        for (let column = 0; column < grid; column++) {
          const at = row * grid + column;
          const [sx, sy] = slopeAt(field, row, column);
          const [nx, nz] = [-shading.steepness * sx, shading.steepness * sy];
          const length = Math.hypot(nx, 1, nz);
          const tone = values[at]!;
          place.setXYZ(at, coordinate(column), Number.isFinite(tone) ? tone : 0, -coordinate(row));
          colour.setX(at, tint ? heightAt(tint, coordinate(column), coordinate(row)) : tone);
          normal.setXYZ(at, nx / length, 1 / length, nz / length);
        }
      }
      counts = [writeTriangles(index, 0, values, all), writeTriangles(index, room(all), values, few)];
      for (const attribute of [place, normal, colour, index]) attribute.needsUpdate = true;
      show();
    },
    setRough(next) {
      isRough = next;
      show();
    },
  };
}

/** Points along a side that stand for all: the first, the last, and every so many between them. */
function pointsAlong(grid: number, mostCells: number): readonly number[] {
  const stride = Math.ceil((grid - 1) / mostCells);
  const count = Math.ceil((grid - 1) / stride);
  return [...Array.from({ length: count }, (_, i) => i * stride), grid - 1];
}

/**
 * Writes two triangles for every cell between some rows and columns, from a place of the index on; none where a corner is not
 * finite: a hole. Returns the indices written.
 */
function writeTriangles(index: BufferAttribute, from: number, values: Float32Array, along: readonly number[]): number {
  const grid = along.at(-1)! + 1;
  let at = from;
  for (let i = 1; i < along.length; i++) {
    for (let j = 1; j < along.length; j++) {
      const [low, high] = [along[i - 1]! * grid, along[i]! * grid];
      const [left, right] = [along[j - 1]!, along[j]!];
      const [a, b, c, d] = [low + left, low + right, high + left, high + right];
      if (!Number.isFinite(values[a]! + values[b]! + values[c]! + values[d]!)) continue;
      for (const corner of [a, b, c, b, d, c]) index.setX(at++, corner);
    }
  }
  return at - from;
}
