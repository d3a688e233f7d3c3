import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LabError } from '../../../core/lab-error.ts';
import { readHead } from '../../../core/run-file/read-head.ts';
import { readRun } from '../../../core/run-file/read-run.ts';
import { bestOf } from '../../../core/run-file/summary.ts';
import { writeRun } from '../../../core/run-file/write-run.ts';
import { moonsRun, newRun, ownRun } from '../../support/runs.ts';

const session = moonsRun();
const bytes = writeRun(session);

test('the first bytes of a run file tell its settings, shape, losses, map and measures', () => {
  const { manifest, summary } = readHead(bytes.subarray(0, bytes.length / 2), 'a.plab')!;
  const run = readRun(bytes, 'a.plab');
  expect(manifest).toEqual(run.manifest);
  expect(summary).toEqual(run.summary);
  expect(summary!.sizes).toEqual(session.engine.network.sizes);
  expect(summary!.loss).toEqual(session.curve().mean);
  expect(summary!.map).toEqual(session.film.at(-1)!.map);
  expect(summary!.measured).toEqual(session.measured);
});

test('too few bytes tell nothing, however many they are (every length)', () => {
  const enough = bytes.findIndex(
    (_, i) => i > 0 && i % 64 === 0 && readHead(bytes.subarray(0, i), 'a.plab') !== undefined,
  );
  expect(enough).toBeGreaterThan(1000);
  for (let length = 0; length <= enough - 64; length += 7) {
    expect(readHead(bytes.subarray(0, length), 'a.plab')).toBeUndefined();
  }
});

test('the losses of a long run are thinned to at most 64 means, and data without a plane has no map', () => {
  const long = newRun('and');
  long.advance(1000);
  const { loss } = readHead(writeRun(long), 'a.plab')!.summary!;
  expect(loss.length).toBeLessThanOrEqual(64);
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(loss[0]).toBeCloseTo(mean(long.curve().mean.subarray(0, Math.ceil(1000 / loss.length))), 6);
});

test('of many measures some are kept, the best and the last among them', () => {
  const long = newRun('moons');
  for (let i = 0; i < 300; i++) {
    long.advance(1);
    long.measure();
  }
  const { measured } = readHead(writeRun(long), 'a.plab')!.summary!;
  expect(long.measured.length).toBeGreaterThan(200);
  expect(measured.length).toBeLessThanOrEqual(128);
  for (const one of measured) expect(long.measured).toContainEqual(one);
  expect(measured).toContainEqual(bestOf(long.measured, 'classes'));
  expect(measured.at(-1)).toEqual(long.measured.at(-1));
});

test('the best measure has most answers right, among equals the least loss', () => {
  const own = ownRun();
  own.measure();
  const best = bestOf(own.measured, 'classes')!;
  expect(best.test.correct).toBe(Math.max(...own.measured.map((one) => one.test.correct)));
  const equals = own.measured.filter((one) => one.test.correct === best.test.correct);
  expect(best.test.loss).toBe(Math.min(...equals.map((one) => one.test.loss)));
  expect(bestOf([], 'values')).toBeUndefined();
});

test.each(['run-1.0.plab', 'run-1.1.plab'])('%s has a head without a summary', (name) => {
  const head = readHead(readFileSync(join(import.meta.dirname, '../../fixtures', name)), name);
  expect(head?.manifest.steps).toBeGreaterThan(0);
  expect(head?.summary).toBeUndefined();
});

test('changed bytes at the start give a head or one sentence that names the file (seed 5)', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { minLength: 1, maxLength: 4 }), (changes) => {
      const damaged = bytes.slice(0, 20_000);
      for (const [at, byte] of changes) damaged[at] = byte;
      try {
        readHead(damaged, 'a.plab');
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(LabError);
        expect((thrown as LabError).message).toMatch(/^a\.plab: [^\n]+$/);
      }
    }),
    { seed: 5, numRuns: 300 },
  );
});
