import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { writeNpz } from '../../core/run-file/npz.ts';
import { toTensors } from '../../core/run-file/weights.ts';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

/** Weights and bias of three tanh units of two inputs, and of the output that adds them up. */
const hidden = [
  [2, 0, 0],
  [0, -2, 0.5],
  [1, 1, -0.8],
] as const;
const v = [0.4, -0.4, 0.3];
const c = 0.1;

const W1 = [0, 1].flatMap((input) => hidden.map((unit) => unit[input]!));
const parameters = Float32Array.from([...W1, ...hidden.map(([, , b]) => b), ...v, c]);
const file = Buffer.from(writeNpz(toTensors({ sizes: [2, 3, 1], parameters })));

/** What each neuron of that network puts out, the output last. Maps end at −1 and 1. */
function outputsAt(x1: number, x2: number): number[] {
  const z = hidden.map(([w1, w2, b]) => Math.tanh(w1 * x1 + w2 * x2 + b));
  const output = v.reduce((sum, weight, i) => sum + weight * z[i]!, c);
  return [...z, Math.max(-1, Math.min(1, output))];
}

test('weights of another shape are opened, bring their shape, and each neuron’s map shows what they compute', async ({
  page,
  labUrl,
}) => {
  const lab = await openLab(page, labUrl, '?theme=light&lang=en&digits=more');
  const chooser = page.waitForEvent('filechooser');
  await lab.press('Open…');
  await (await chooser).setFiles([{ name: 'mine.npz', mimeType: 'application/zip', buffer: file }]);
  await page.getByText('mine.npz holds a network 2–3–1.').waitFor();
  await lab.press('Start with 2–3–1');
  await page.getByText('13 parameters kept').waitFor();
  await expect.poll(() => page.locator('button.neuron').count(), { timeout: 15_000 }).toBe(6);
  const places = [-0.75, -0.4, 0.1, 0.45, 0.8].flatMap((x1) => [-0.7, -0.2, 0.3, 0.75].map((x2) => [x1, x2] as const));
  const shown = await Promise.all(
    ['Hidden 1, neuron 1,', 'Hidden 1, neuron 2,', 'Hidden 1, neuron 3,', 'Output, neuron 1,'].map((name) =>
      valuesOnMap(page, name, places),
    ),
  );
  places.forEach(([x1, x2], place) => {
    outputsAt(x1, x2).forEach((value, neuron) => {
      const seen = shown[neuron]![place]!;
      expect(Math.abs(seen - value), `neuron ${neuron} at ${x1}, ${x2}: ${seen} for ${value}`).toBeLessThan(0.08);
    });
  });
  await lab.press('Digits');
  const again = page.waitForEvent('filechooser');
  await lab.press('Open…');
  await (await again).setFiles([{ name: 'mine.npz', mimeType: 'application/zip', buffer: file }]);
  await page.getByText('mine.npz: its network is 2-3-1, but digits needs').waitFor();
  expect(lab.complaints).toEqual([]);
});

/**
 * Reads a neuron's map as the eye does: the hue gives the sign, how far it is from the paper's colour the size, which is
 * drawn to the power of 0.85. The middle one of the pixels around a place is taken: hatch lines and the dot of the sample
 * in hand are fewer.
 */
function valuesOnMap(page: Page, name: string, places: readonly (readonly [number, number])[]): Promise<number[]> {
  return page.getByRole('button', { name }).evaluate((button, places) => {
    const canvas = document.querySelector<HTMLCanvasElement>('.net-canvas')!;
    const [box, sheet] = [button.getBoundingClientRect(), canvas.getBoundingClientRect()];
    const around = 3;
    const side = 2 * around + 1;
    const style = getComputedStyle(document.documentElement);
    const colour = (token: string) => {
      const hex = style.getPropertyValue(token).trim().slice(1);
      const width = hex.length / 3;
      return [0, 1, 2].map((i) => Number.parseInt(hex.slice(i * width, (i + 1) * width).repeat(2 / width), 16));
    };
    const [paper, ends] = [colour('--paper'), { 1: colour('--pos-map'), '-1': colour('--neg-map') }];
    return places.map(([x1, x2]) => {
      const x = Math.floor(box.left - sheet.left + ((x1 + 1) / 2) * box.width);
      const y = Math.floor(box.top - sheet.top + ((1 - x2) / 2) * box.height);
      const { data } = canvas.getContext('2d')!.getImageData(x - around, y - around, side, side);
      const [red, green, blue] = [0, 1, 2].map(
        (part) => [...data].filter((_, i) => i % 4 === part).sort((a, b) => a - b)[(side * side) >> 1]!,
      );
      const sign = red! > blue! ? -1 : 1;
      const far = (from: number[], to: number[]) => Math.hypot(...from.map((part, i) => part - to[i]!));
      return sign * (far([red!, green!, blue!], paper) / far(ends[sign], paper)) ** (1 / 0.85);
    });
  }, places);
}
