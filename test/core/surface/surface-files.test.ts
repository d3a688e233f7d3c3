import { expect, test } from 'vitest';
import { optimizerDefaults } from '../../../core/engine/optimizer.ts';
import { createDescent } from '../../../core/surface/descent.ts';
import { parseFormula } from '../../../core/surface/formula/parse-formula.ts';
import { heightColours } from '../../../core/surface/height-tone.ts';
import { laneColours, laneDashes, laneOutlines } from '../../../core/surface/lane-look.ts';
import type { Surface } from '../../../core/surface/protocol.ts';
import { surfaceEndings, surfaceFiles } from '../../../core/surface/surface-files.ts';
import { surfaceMesh } from '../../../core/surface/surface-mesh.ts';
import { writtenFunction } from '../../../core/surface/written-function.ts';
import { writtenLoss } from '../../../core/surface/written-surface.ts';

const grid = 8;
/** A plane that rises to the right from 0 to 7, with a hole in one corner, and a path of three steps. */
const loss: Surface = {
  type: 'surface',
  run: 0,
  job: 0,
  directions: 'principal',
  normalised: true,
  set: 'train',
  samples: 4,
  square: { u: 10, v: -5, half: 2 },
  share: 1,
  paths: [
    {
      steps: Uint32Array.of(0, 1, 2),
      u: Float64Array.of(8, 10, 12),
      v: Float64Array.of(-7, -5, -3),
      height: Float64Array.of(0, 3.5, 7),
      loss: Float64Array.of(0, 3.5, 7),
      share: 1,
      ended: false,
    },
  ],
  grid,
  wanted: grid,
  values: Float32Array.from({ length: grid * grid }, (_, i) => (i === 0 ? Number.NaN : i % grid)),
};
const surface = writtenLoss(loss, 'sgd');
const look = { heights: 'linear', axes: ['a<b', 'up'] } as const;
const text = (ending: (typeof surfaceEndings)[number]) => new TextDecoder().decode(surfaceFiles[ending](surface, look));

test('no ending comes after one that it ends with', () => {
  surfaceEndings.forEach((ending, i) => {
    expect(surfaceEndings.slice(0, i).filter((earlier) => ending.endsWith(earlier))).toEqual([]);
  });
});

test('the mesh has a vertex for each finite point, no triangle at the hole, and all triangles face upwards', () => {
  const { places, colours, triangles, paths } = surfaceMesh(surface, 'linear');
  expect(places.length).toBe(3 * (grid * grid - 1));
  expect(triangles.length).toBe(6 * (grid - 1) ** 2 - 6);
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [...triangles.subarray(i, i + 3)].map((vertex) => [
      ...places.subarray(3 * vertex, 3 * vertex + 3),
    ]);
    const up = (b![2]! - a![2]!) * (c![0]! - a![0]!) - (b![0]! - a![0]!) * (c![2]! - a![2]!);
    expect(up).toBeGreaterThan(0);
  }
  expect([...places.subarray(0, 3)].map((x) => Math.round(1000 * x) / 1000)).toEqual([-0.714, 0.114, 1]);
  expect([...colours.slice(-3)]).toEqual([16, 8, 0].map((shift) => (heightColours[8] >> shift) & 255));
  expect([...paths[0]!].map((x) => Math.round(10 * x) / 10)).toEqual([-1, 0, 1, 0, 0.4, -0, 1, 0.8, -1]);
});

test('an OBJ file counts vertices from 1, colours them, and ends with the path as a line', () => {
  const lines = text('obj').trim().split('\n');
  expect(lines[0]).toBe('o surface');
  expect(lines[1]).toMatch(/^v -0\.714\d+ 0\.114\d+ 1 [\d.]+ [\d.]+ [\d.]+$/);
  const vertices = lines.filter((line) => line.startsWith('v ')).length;
  expect(vertices).toBe(63 + 3);
  const faces = lines.filter((line) => line.startsWith('f ')).flatMap((line) => line.slice(2).split(' ').map(Number));
  expect([Math.min(...faces), Math.max(...faces)]).toEqual([1, 63]);
  expect(lines.at(-1)).toBe('l 64 65 66');
});

test('a glTF file says truly where its parts lie, how large they are, and how far they reach', () => {
  const bytes = surfaceFiles.glb(surface, look);
  const view = new DataView(bytes.buffer);
  expect([view.getUint32(0, true), view.getUint32(4, true), view.getUint32(8, true)]).toEqual([
    0x46546c67,
    2,
    bytes.length,
  ]);
  const jsonSize = view.getUint32(12, true);
  const about = JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + jsonSize)));
  const binary = bytes.subarray(28 + jsonSize);
  expect(view.getUint32(20 + jsonSize, true)).toBe(binary.length);
  expect(about.buffers).toEqual([{ byteLength: binary.length }]);
  const widths: Record<string, number> = { VEC3: 12, VEC4: 4, SCALAR: 4 };
  for (const { bufferView, count, type } of about.accessors) {
    const { byteOffset, byteLength } = about.bufferViews[bufferView];
    expect(byteLength).toBe(count * widths[type]!);
    expect(byteOffset % 4).toBe(0);
    expect(byteOffset + byteLength).toBeLessThanOrEqual(binary.length);
  }
  const [triangles, line] = about.meshes[0].primitives;
  expect(about.accessors[triangles.attributes.POSITION]).toMatchObject({
    count: 63,
    min: [-1, 0, -1],
    max: [1, expect.closeTo(0.8, 6), 1],
  });
  expect(about.accessors[triangles.indices].count).toBe(6 * 49 - 6);
  expect(line).toMatchObject({ mode: 3 });
});

test('an SVG of the contours has bands, a hole, the path, and the names of the axes as text', () => {
  const svg = text('svg');
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 560 544"/);
  expect(svg).toContain('<path d="M64 496L304 256L544 16"');
  expect(svg).toContain('fill="#7c848b"');
  for (const word of ['>a&lt;b<', '>up<', '>8<', '>10<', '>12<', '>-7<', '>-3<']) expect(svg).toContain(word);
  expect(svg).not.toContain('NaN');
});

test('tables have a row for each point of the grid, and for each step of the path', () => {
  const rows = text('csv').trim().split('\r\n');
  expect(rows.length).toBe(1 + grid * grid);
  expect(rows.slice(0, 3)).toEqual(['u,v,loss', '8,-7,NaN', '8.57142857,-7,1']);
  expect(text('path.csv').trim().split('\r\n')).toEqual([
    'step,u,v,height,loss',
    '0,8,-7,0,0',
    '1,10,-5,3.5,3.5',
    '2,12,-3,7,7',
  ]);
});

/** The same with a second path that was trained at another rate. */
const compared = {
  ...loss,
  paths: [
    loss.paths[0],
    { ...loss.paths[0], u: Float64Array.of(8, 9, 30), loss: Float64Array.of(0, 2, 0.25), ended: true },
  ],
  compared: {
    kind: 'rates',
    lanes: [0.1, 1].map((learningRate) => ({ optimizer: { name: 'sgd' }, learningRate, order: 1 })),
    chosen: 0,
    steps: 2,
    batch: 10,
    l1: 0,
    l2: 0,
    reached: 2,
    trains: false,
  },
} satisfies Surface;
const written = writtenLoss(compared, 'sgd');

test('compared paths have their own dash, colour and mark in an SVG, and are named with their last loss', () => {
  const svg = new TextDecoder().decode(surfaceFiles.svg(written, { ...look, lanes: ['rate 0.1', 'rate 1'] }));
  const round = (value: number) => Math.round(value * 100) / 100;
  expect(svg).toContain('>rate 0.1: 7<');
  expect(svg).toContain('>rate 1: 0.25<');
  for (const [i, colour] of laneColours.slice(0, 2).entries()) {
    expect(svg).toContain(`fill="#${colour.toString(16)}"`);
    expect(svg.includes(`stroke-dasharray="${laneDashes[i]!.join(' ')}"`)).toBe(i > 0);
    // The mark in the legend.
    expect(svg).toContain(
      `d="M${laneOutlines[i]!.map(([x, y]) => [round(x + 101), round(y + 547 + 20 * i)].join(' ')).join('L')}z"`,
    );
  }
  expect(svg).toContain('viewBox="0 0 560 584"');
});

test('the table of compared paths tells what each was trained with, and a mesh leaves out what lies outside', () => {
  const rows = new TextDecoder().decode(surfaceFiles['path.csv'](written)).trim().split('\r\n');
  expect(rows).toHaveLength(1 + 6);
  expect(rows[0]).toBe('optimizer,rate,order,step,u,v,height,loss');
  expect(rows[6]).toBe('sgd,1,1,2,30,-3,7,0.25');
  expect(surfaceMesh(written, 'linear').paths.map(({ length }) => length)).toEqual([9, 6]);
});

test('the seed of start weights of its own stands in a column that is empty for the path with those of the run', () => {
  const lanes = compared.compared.lanes.map((lane, i) => (i === 0 ? lane : { ...lane, start: 7 }));
  const shown = writtenLoss({ ...compared, compared: { ...compared.compared, kind: 'starts', lanes } }, 'sgd');
  const rows = new TextDecoder().decode(surfaceFiles['path.csv'](shown)).trim().split('\r\n');
  expect(rows[0]).toBe('optimizer,rate,order,start,step,u,v,height,loss');
  expect([rows[1], rows[6]]).toEqual(['sgd,0.1,1,,0,8,-7,0,0', 'sgd,1,1,7,2,30,-3,7,0.25']);
});

test('a run alone is drawn with the colour and mark of its optimizer', () => {
  const svg = new TextDecoder().decode(surfaceFiles.svg(writtenLoss(loss, 'adam'), look));
  expect(svg).toContain(`fill="#${laneColours[5].toString(16)}"`);
  expect(svg).not.toContain(`stroke="#${laneColours[0].toString(16)}" stroke-width="2.5"`);
});

test('a function is written with its formula, its own names of columns and the steps of each descent', () => {
  const start = [-1.5, 0.5] as const;
  const lanes = (['sgd', 'adam'] as const).map((name, look) => {
    const options = { optimizer: optimizerDefaults[name], learningRate: 0.25, start, gradient: 'analytic' } as const;
    const descent = createDescent(parseFormula('x^2 + y'), options);
    descent.goTo(2);
    return { ...options, look, points: descent.points };
  });
  const square = { u: 0, v: 0, half: 2 };
  const shown = writtenFunction({ formula: 'x^2 + y', gradient: 'analytic' }, square, 5, lanes);
  const read = (ending: 'csv' | 'path.csv' | 'json') => new TextDecoder().decode(surfaceFiles[ending](shown));
  expect(read('csv').split('\r\n').slice(0, 3)).toEqual(['x,y,f', '-2,-2,2', '-1,-2,-1']);
  const steps = read('path.csv').trim().split('\r\n');
  expect(steps).toHaveLength(1 + 2 * 3);
  expect(steps.slice(0, 3)).toEqual([
    'optimizer,rate,step,x,y,f',
    'sgd,0.25,0,-1.5,0.5,2.75',
    'sgd,0.25,1,-0.75,0.25,0.8125',
  ]);
  const told = JSON.parse(read('json'));
  expect([told.formula, told.square, told.f[4][0]]).toEqual(['x^2 + y', square, 6]);
  expect(told.paths[1]).toMatchObject({ optimizer: 'adam', rate: 0.25, steps: [0, 1, 2], settings: { beta1: 0.9 } });
  expect(surfaceMesh(shown, 'linear').paths[0]).toHaveLength(9);
});
