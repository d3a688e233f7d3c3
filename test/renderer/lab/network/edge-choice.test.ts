import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseEdges, countEdges, edgesOfEach, noEdges } from '../../../../renderer/lab/network/edge-choice.ts';

const places = (count: number) => Array.from({ length: count }, (_, unit) => ({ unit }));

test('all edges of 8 by 8 neurons are drawn, with the weight W[i, j] each', () => {
  const parameters = Float32Array.from({ length: 70 }, (_, i) => i / 10);
  const out = noEdges();
  chooseEdges({ parameters, weights: 6, outputs: 8 }, places(8), places(8), -1, out);
  expect(out.count).toBe(64);
  for (let edge = 0; edge < out.count; edge++) {
    expect(out.weights[edge]).toBe(parameters[6 + out.sources[edge]! * 8 + out.targets[edge]!]);
  }
});

test('of 784 by 50 edges, the 15 strongest of each neuron are drawn, and all 784 of the one in focus', () => {
  expect(edgesOfEach(784, 50)).toBe(15);
  const parameters = Float32Array.from({ length: 784 * 50 }, (_, i) => Math.sin(i * i));
  const out = noEdges();
  chooseEdges({ parameters, weights: 0, outputs: 50 }, places(784), places(50), 7, out);
  expect(out.count).toBe(49 * 15 + 784);
  const ofThree = [...out.weights.subarray(0, out.count)].filter((_, edge) => out.targets[edge] === 3).map(Math.abs);
  const all = Array.from({ length: 784 }, (_, i) => Math.abs(parameters[i * 50 + 3]!)).sort((a, b) => b - a);
  expect(ofThree.sort((a, b) => b - a)).toEqual(all.slice(0, 15));
});

test('the count on screen says how many edges were chosen, of how many there are (seed 21)', () => {
  const size = fc.integer({ min: 1, max: 90 });
  const property = fc.property(size, size, fc.nat(), fc.boolean(), (inputs, outputs, any, inFocus) => {
    const focus = inFocus ? any % outputs : -1;
    const out = noEdges();
    const parameters = Float32Array.from({ length: inputs * outputs }, (_, i) => Math.sin(i));
    chooseEdges({ parameters, weights: 0, outputs }, places(inputs), places(outputs), focus, out);
    const columns = [inputs, outputs].map((count) => ({ size: count, places: places(count) }));
    expect(countEdges(columns, inFocus ? 1 : 0)).toEqual({ drawn: out.count, all: inputs * outputs });
  });
  fc.assert(property, { seed: 21 });
});
