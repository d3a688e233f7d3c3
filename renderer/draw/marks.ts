import type { Brush } from './brush.ts';

/** The outline of each class's mark, so that classes differ in shape as well as in colour. */
const outlines: readonly ((path: Brush, x: number, y: number, r: number) => void)[] = [
  (path, x, y, r) => path.rect(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r),
  (path, x, y, r) => path.arc(x, y, r, 0, 2 * Math.PI),
  (path, x, y, r) => polygon(path, x, y, 1.25 * r, 3, -Math.PI / 2),
  (path, x, y, r) => polygon(path, x, y, 1.25 * r, 4, -Math.PI / 2),
  (path, x, y, r) => polygon(path, x, y, 1.25 * r, 3, Math.PI / 2),
  (path, x, y, r) => polygon(path, x, y, 1.15 * r, 5, -Math.PI / 2),
  (path, x, y, r) => polygon(path, x, y, 1.15 * r, 6, 0),
  (path, x, y, r) => path.rect(x - 1.2 * r, y - 0.55 * r, 2.4 * r, 1.1 * r),
  (path, x, y, r) => path.rect(x - 0.55 * r, y - 1.2 * r, 1.1 * r, 2.4 * r),
  (path, x, y, r) => path.ellipse(x, y, 1.3 * r, 0.7 * r, -Math.PI / 4, 0, 2 * Math.PI),
];

function polygon(path: Brush, x: number, y: number, r: number, corners: number, from: number): void {
  for (let i = 0; i < corners; i++) {
    const angle = from + (2 * Math.PI * i) / corners;
    const [px, py] = [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    if (i === 0) path.moveTo(px, py);
    else path.lineTo(px, py);
  }
  path.closePath();
}

/** Begins the path of a class's mark around a point; the caller fills or strokes it. */
export function markPath(path: Brush, classIndex: number, x: number, y: number, r: number): void {
  path.beginPath();
  outlines[classIndex % outlines.length]!(path, x, y, r);
}

export const classColour = (classIndex: number): string => `--class-${classIndex % 10}`;
