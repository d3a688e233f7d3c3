import { expect, test } from 'vitest';
import { svgOf } from '../../../../renderer/pictures/svg/sheet-svg.ts';

const tools = { measure: () => 0, address: () => 'data:' };

test('a sheet becomes one SVG with a title, a ground, and each part in a box of its own', () => {
  const part = (x: number) => ({
    box: { x, y: 5, width: 20, height: 10 },
    paint: (brush: { fillRect(x: number, y: number, width: number, height: number): void }, wide: number) =>
      brush.fillRect(0, 0, wide, 1),
  });
  const sheet = { width: 80, height: 40, ground: '#fff', parts: [part(0), part(30)] };
  expect(svgOf(sheet, 'Moons & more', tools).split('\n')).toEqual([
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" viewBox="0 0 80 40"><title>Moons &amp; more</title>',
    '<rect width="80" height="40" fill="#fff"/>',
    '<svg x="0" y="5" width="20" height="10" overflow="hidden"><rect x="0" y="0" width="20" height="1" fill="#000"/></svg>',
    '<svg x="30" y="5" width="20" height="10" overflow="hidden"><rect x="0" y="0" width="20" height="1" fill="#000"/></svg></svg>',
  ]);
});

test('clips of different parts have different names', () => {
  const part = {
    box: { x: 0, y: 0, width: 9, height: 9 },
    paint: (brush: { rect(...box: [number, number, number, number]): void; clip(): void }) => {
      brush.rect(0, 0, 9, 9);
      brush.clip();
    },
  };
  const svg = svgOf({ width: 9, height: 9, ground: '#fff', parts: [part, part] }, '', tools);
  const names = [...svg.matchAll(/clipPath id="([^"]+)"/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(2);
});
