import { expect, test } from 'vitest';
import { activations } from '../../../../core/engine/activation.ts';
import { activationNames } from '../../../../core/engine/network.ts';
import { curvePath, plotOf } from '../../../../renderer/lab/inspector/curve-plot.ts';

test.each(activationNames)('the curve of %s runs through its own values and stays in its box', (name) => {
  const plot = plotOf(name, 140, 120);
  const points = curvePath(name, plot)
    .split(/[ML]/)
    .filter(Boolean)
    .map((point) => point.split(' ').map(Number));
  for (const [x, y] of points) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(140);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(120);
  }
  expect(points.at(-1)![1]).toBeCloseTo(plot.y(activations[name].apply(3)), 0);
});

test('the step function is drawn with a gap at 0, not with a slope', () => {
  expect(curvePath('step', plotOf('step', 140, 120)).match(/M/g)).toHaveLength(2);
  expect(curvePath('tanh', plotOf('tanh', 140, 120)).match(/M/g)).toHaveLength(1);
});
