import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut, fitColumn, type Row } from '../../../../renderer/lab/network/column-fit.ts';

const room = { width: 180, height: 294, tile: 52, pictures: true, seen: 0 };
const units = (rows: readonly Row[]) => rows.flatMap((row) => ('unit' in row ? [row.unit] : []));
const skipped = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + ('skipped' in row ? row.skipped : 0), 0);

test('four neurons stand in one column at full size', () => {
  const fit = fitColumn(4, room);
  expect(fit.across).toBe(1);
  expect(fit.tile).toBe(52);
});

test('eight neurons stand in one column with smaller tiles', () => {
  const fit = fitColumn(8, room);
  expect(fit.across).toBe(1);
  expect(fit.tile).toBeLessThan(52);
  expect(fit.tile).toBeGreaterThanOrEqual(18);
});

test('fifty neurons with pictures stand in a field of tiles of at least 22 px, all of them', () => {
  const fit = fitColumn(50, room);
  expect(fit.across).toBeGreaterThan(1);
  expect(fit.tile).toBeGreaterThanOrEqual(22);
  expect(units(fit.rows)).toHaveLength(50);
});

test('fifty neurons without pictures are cut to the first and the last eight, with the other 34 counted', () => {
  const { rows, across } = fitColumn(50, { ...room, pictures: false });
  expect(across).toBe(1);
  expect(units(rows)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 42, 43, 44, 45, 46, 47, 48, 49]);
  expect(rows[8]).toEqual({ skipped: 34 });
});

test('24 neurons without pictures are all shown, 25 are cut', () => {
  expect(units(fitColumn(24, { ...room, pictures: false }).rows)).toHaveLength(24);
  expect(units(fitColumn(25, { ...room, pictures: false }).rows)).toHaveLength(16);
});

test('a cut column shows the neuron that must be seen and counts every other one (seed 11)', () => {
  const count = fc.integer({ min: 17, max: 16384 });
  const property = fc.property(count, fc.nat(), (size, any) => {
    const seen = any % size;
    const rows = cut(size, seen);
    const shown = units(rows);
    expect(shown).toContain(seen);
    expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
    expect(shown.length + skipped(rows)).toBe(size);
  });
  fc.assert(property, { seed: 11 });
});

test('tiles neither overlap nor leave their box (seed 12)', () => {
  const property = fc.property(
    fc.integer({ min: 1, max: 400 }),
    fc.integer({ min: 60, max: 400 }),
    fc.integer({ min: 150, max: 900 }),
    fc.boolean(),
    (count, width, height, pictures) => {
      const { tile, pitch, across, rows } = fitColumn(count, { width, height, tile: 52, pictures, seen: 0 });
      const lines = Math.ceil(rows.length / across);
      expect(tile).toBeLessThan(pitch);
      expect(pitch * lines).toBeLessThanOrEqual(height + 1e-9);
      if (across > 1) expect(across * tile).toBeLessThan(width);
    },
  );
  fc.assert(property, { seed: 12 });
});
