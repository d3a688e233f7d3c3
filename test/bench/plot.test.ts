import { expect, test } from 'vitest';
import { plot } from './plot.ts';

const marks = [
  { label: 'ours', value: 1000, ours: true },
  { label: 'a < b & c', value: 10, ours: false },
];
const svg = plot('caption', [{ title: 'A', unit: 'steps', marks }]);
const centres = [...svg.matchAll(/cx="(\d+)"/g)].map(([, x]) => Number(x));
const lines = [...svg.matchAll(/d="M([\d.]+) [\d.]+V/g)].map(([, x]) => Math.floor(Number(x)));

test('a mark stands where its decade is', () => {
  expect(lines).toHaveLength(3);
  expect(centres).toEqual([lines[2], lines[0]]);
});

test('what is written is escaped', () => {
  expect(svg).toContain('a &lt; b &amp; c');
  expect(svg).not.toContain('a < b');
});

test('both themes are in the file', () => {
  expect(svg).toContain('prefers-color-scheme: dark');
});
