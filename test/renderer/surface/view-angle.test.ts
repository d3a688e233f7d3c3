import fc from 'fast-check';
import { expect, test } from 'vitest';
import { angleWithin, cornersAt, firstAngle, isHidden, projectorFor } from '../../../renderer/surface/view-angle.ts';

const frame = { width: 800, height: 500, top: 40, bottom: 30, side: 60 };
const turn = fc.double({ min: -10, max: 10, noNaN: true });
const tilt = fc.double({ min: 0.08, max: 1.5, noNaN: true });

test('from every side, surface, floor and walls stay inside the frame at zoom 1 (seed 51)', () => {
  fc.assert(
    fc.property(turn, tilt, fc.double({ min: -0.4, max: 0, noNaN: true }), (turned, tilted, floor) => {
      const { place } = projectorFor({ turn: turned, tilt: tilted, zoom: 1 }, frame, floor);
      for (const x of [-1, 1]) {
        for (const y of [-1, 1]) {
          for (const tone of [floor, 1]) {
            const [right, down] = place(x, y, tone);
            expect(right).toBeGreaterThanOrEqual(frame.side - 1e-6);
            expect(right).toBeLessThanOrEqual(frame.width - frame.side + 1e-6);
            expect(down).toBeGreaterThanOrEqual(frame.top - 1e-6);
            expect(down).toBeLessThanOrEqual(frame.height - frame.bottom + 1e-6);
          }
        }
      }
    }),
    { seed: 51, numRuns: 200 },
  );
});

test('it is no mirror image: seen from straight above, x runs to the right and y upwards', () => {
  const { place } = projectorFor({ turn: 0, tilt: 1.5, zoom: 1 }, frame, 0);
  expect(place(1, 0, 0)[0]).toBeGreaterThan(place(-1, 0, 0)[0]);
  expect(place(0, 1, 0)[1]).toBeLessThan(place(0, -1, 0)[1]);
  expect(place(0, 1, 0)[0]).toBeCloseTo(place(0, -1, 0)[0], 9);
});

test('the near corner is nearer than all others, the far corner opposite to it (seed 52)', () => {
  fc.assert(
    fc.property(turn, (turned) => {
      const { near, far } = cornersAt(turned);
      const { place } = projectorFor({ ...firstAngle, turn: turned }, frame, 0);
      for (const x of [-1, 1]) {
        for (const y of [-1, 1]) expect(place(x, y, 0)[2]).toBeLessThanOrEqual(place(...near, 0)[2] + 1e-9);
      }
      expect([far[0] + near[0], far[1] + near[1]]).toEqual([0, 0]);
    }),
    { seed: 52, numRuns: 100 },
  );
});

test('a wall hides what stands behind it and nothing before it', () => {
  const wall = (x: number) => (Math.abs(x) < 0.1 ? 1 : 0);
  const fromRight = { turn: Math.PI / 2, tilt: 0.2, zoom: 1 };
  expect(isHidden(fromRight, wall, { x: -0.5, y: 0, tone: 0 })).toBe(true);
  expect(isHidden(fromRight, wall, { x: 0.5, y: 0, tone: 0 })).toBe(false);
  expect(isHidden({ ...fromRight, tilt: 1.4 }, wall, { x: -0.5, y: 0, tone: 0 })).toBe(false);
});

test('tilt and zoom stay within what can be looked at', () => {
  expect(angleWithin({ turn: 9, tilt: 4, zoom: 100 })).toEqual({ turn: 9, tilt: 1.5, zoom: 6 });
  expect(angleWithin({ turn: 9, tilt: -4, zoom: 0 })).toEqual({ turn: 9, tilt: 0.08, zoom: 0.5 });
});
