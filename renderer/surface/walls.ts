import {
  BufferAttribute,
  BufferGeometry,
  DynamicDrawUsage,
  LineBasicMaterial,
  LineSegments,
  SRGBColorSpace,
} from 'three';
import type { Rgb } from '../draw/tokens.ts';
import { cornersAt, rise } from './view-angle.ts';
import type { WallLines } from './wall-lines.ts';

/** Lines at most: levels on two walls, uprights, and the ends of the walls. */
const most = 64;

/** The grids of the two walls that stand behind the surface, from the floor up. */
export function createWalls() {
  const place = new BufferAttribute(new Float32Array(3 * 2 * most), 3).setUsage(DynamicDrawUsage);
  const geometry = new BufferGeometry().setAttribute('position', place);
  const material = new LineBasicMaterial();
  const segments = new LineSegments(geometry, material);
  segments.frustumCulled = false;
  let lines: WallLines = { levels: [], floor: 0, uprights: [[], []] };
  let corner = '';

  function write(x: number, y: number): void {
    const { levels, floor, uprights } = lines;
    let end = 0;
    const line = (...ends: readonly (readonly [number, number, number])[]) => {
      for (const [px, py, tone] of ends) if (end < 2 * most) place.setXYZ(end++, px, tone * rise, -py);
    };
    for (const tone of [floor, ...levels]) {
      line([-x, y, tone], [x, y, tone]);
      line([x, y, tone], [x, -y, tone]);
    }
    for (const at of [-1, 1, ...uprights[0]]) line([at, y, floor], [at, y, 1]);
    for (const at of [-y, ...uprights[1]]) line([x, at, floor], [x, at, 1]);
    geometry.setDrawRange(0, end);
    place.needsUpdate = true;
  }

  return {
    segments,
    setLines(next: WallLines): void {
      lines = next;
      corner = '';
    },
    setColour([red, green, blue]: Rgb): void {
      material.color.setRGB(red / 255, green / 255, blue / 255, SRGBColorSpace);
    },
    /** Puts the walls on the far sides of a view. */
    stand(turn: number): void {
      const [x, y] = cornersAt(turn).far;
      if (corner === `${x} ${y}`) return;
      corner = `${x} ${y}`;
      write(x, y);
    },
    dispose(): void {
      geometry.dispose();
      material.dispose();
    },
  };
}
