import { expect, test } from 'vitest';
import { blend, createKeptLayer, lineCover, type Raster } from '../../../renderer/draw/raster.ts';

test('a colour laid over another is in between, by its cover of 0 to 256', () => {
  expect(blend(0xff204060, 0xff80a0c0, 0) >>> 0).toBe(0xff204060);
  expect(blend(0xff204060, 0xff80a0c0, 256) >>> 0).toBe(0xff80a0c0);
  expect(blend(0xff000000, 0xffffffff, 128) >>> 0).toBe(0xff7f7f7f);
});

test('a line covers of the pixels across it as much as it is wide', () => {
  for (const width of [0.2, 1, 1.7, 6]) {
    let sum = 0;
    for (let at = -10; at <= 10; at++) sum += lineCover(Math.abs(at - 0.3), width);
    expect(sum).toBeCloseTo(width, 9);
  }
});

const values = (prompt: unknown, latest: unknown) => ({ prompt: [prompt], latest });

test('a kept layer is written again only when what it shows, or its size, is another', () => {
  const keep = createKeptLayer();
  const raster = { pixels: new Uint32Array(4), width: 2, height: 2 };
  let written = 0;
  const draw = (one: typeof raster, prompt: unknown, latest: unknown) => {
    one.pixels.fill(0);
    keep(one, values(prompt, latest), function* ({ pixels }) {
      pixels.fill(++written);
      yield;
    });
    return one.pixels[0];
  };
  expect([draw(raster, 'a', 1), draw(raster, 'a', 1), draw(raster, 'a', 2), draw(raster, 'b', 2)]).toEqual([
    1, 1, 2, 3,
  ]);
  expect(draw({ pixels: new Uint32Array(9), width: 3, height: 3 }, 'b', 2)).toBe(4);
});

test('a layer that is under way when its size changes is begun anew', () => {
  let clock = 0;
  const keep = createKeptLayer(() => clock);
  const draw = (size: number, latest: number) => {
    const raster = { pixels: new Uint32Array(size), width: size, height: 1 };
    const write = function* ({ pixels }: Raster) {
      for (let i = 0; i < pixels.length; i++) {
        pixels[i] = latest;
        clock += 3;
        yield;
      }
    };
    keep(raster, values('a', latest), write, 2);
    return [...raster.pixels];
  };
  draw(2, 1);
  expect(draw(2, 2)).toEqual([1, 1]);
  expect(draw(3, 3)).toEqual([3, 3, 3]);
});

test('with a budget a kept layer is written in pieces, and the old one stays until the new one is whole', () => {
  let clock = 0;
  const keep = createKeptLayer(() => clock);
  const raster = { pixels: new Uint32Array(2), width: 2, height: 1 };
  const draw = (prompt: string, latest: number) => {
    raster.pixels.fill(0);
    keep(
      raster,
      values(prompt, latest),
      function* ({ pixels }) {
        for (let i = 0; i < pixels.length; i++) {
          pixels[i] = latest;
          clock += 3;
          yield;
        }
      },
      2,
    );
    return [...raster.pixels];
  };
  expect(draw('a', 1)).toEqual([1, 1]);
  expect(draw('a', 2)).toEqual([1, 1]);
  expect(draw('a', 3)).toEqual([1, 1]);
  expect(draw('a', 3)).toEqual([2, 2]);
  // What must be prompt is written at once, whatever was under way.
  expect(draw('a', 4)).toEqual([2, 2]);
  expect(draw('b', 4)).toEqual([4, 4]);
});
