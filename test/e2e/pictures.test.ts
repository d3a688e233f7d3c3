import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { openLab } from '../support/lab-page.ts';

/** Presses the button that saves, and gives the file that comes of it. */
async function saved(page: Page): Promise<{ name: string; path: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), path: await file.path() };
}

test('the Lab is saved as a PNG twice as fine and as an SVG of true vectors', async ({ page, labUrl }) => {
  const lab = await openLab(page, labUrl, '?theme=light&lang=en#lab?data=moons');
  await lab.press('One epoch');
  await lab.stepIs(20);
  await page.keyboard.press('i');
  const png = await saved(page);
  expect(png.name).toBe('moons-2-4-3-1-step-20.png');
  const bytes = await readFile(png.path);
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2560, 1440]);

  await page.keyboard.press('i');
  await page.getByRole('button', { name: 'Network', exact: true }).click();
  await page.getByRole('button', { name: 'SVG', exact: true }).click();
  const svg = await saved(page);
  expect(svg.name).toBe('moons-2-4-3-1-step-20-network.svg');
  const drawing = page.locator('svg').first();
  await page.setContent(await readFile(svg.path, 'utf8'));
  // 8 + 12 + 3 edges, each a stroke of its own.
  await expect.poll(() => drawing.locator('path[d*="C"]').count()).toBe(23);
  await drawing.getByText('Hidden 1').waitFor();
  expect((await drawing.boundingBox())?.width).toBe(1040);
  expect(lab.complaints).toEqual([]);
});

/** How many frames a GIF has, and how many of them are different pictures, by the browser's own decoder. */
const framesOf = async (page: Page, path: string): Promise<readonly [frames: number, pictures: number]> =>
  page.evaluate(
    async (text) => {
      const data = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
      const decoder = new ImageDecoder({ data, type: 'image/gif' });
      await Promise.all([decoder.tracks.ready, decoder.completed]);
      const { frameCount } = decoder.tracks.selectedTrack!;
      const pictures = new Set<number>();
      for (let frameIndex = 0; frameIndex < frameCount; frameIndex++) {
        const { image } = await decoder.decode({ frameIndex });
        const { displayWidth: width, displayHeight: height } = image;
        const context = new OffscreenCanvas(width, height).getContext('2d')!;
        context.drawImage(image, 0, 0);
        image.close();
        const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
        pictures.add(pixels.reduce((hash, pixel) => Math.imul(hash, 31) + pixel, 7));
      }
      return [frameCount, pictures.size] as const;
    },
    await readFile(path, 'base64'),
  );

/** The frames of the film of a whole run: its steps 0 to 7. */
const frames = 8;

/** Size and length in seconds of that film, and how many different pictures it shows in the middles of its frames. */
async function playBack(page: Page, path: string, type: string) {
  const elsewhere = await page.context().newPage();
  await elsewhere.setContent(`<video src="data:${type};base64,${await readFile(path, 'base64')}" muted></video>`);
  const found = await elsewhere.locator('video').evaluate(async (video: HTMLVideoElement, count) => {
    const heard = (name: string) => new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
    if (video.readyState < 1) await heard('loadedmetadata');
    const { videoWidth: width, videoHeight: height, duration } = video;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    const pictures = new Set<number>();
    for (let i = 0; i < count; i++) {
      // The picture that was sought may come to the screen after the seek is over.
      const shown = new Promise((resolve) => {
        video.requestVideoFrameCallback(resolve);
        setTimeout(resolve, 2000);
      });
      video.currentTime = ((i + 0.5) * duration) / count;
      await Promise.all([heard('seeked'), shown]);
      context.drawImage(video, 0, 0);
      const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
      pictures.add(pixels.reduce((hash, pixel) => Math.imul(hash, 31) + pixel, 7));
    }
    return { size: [width, height], duration, pictures: pictures.size };
  }, frames);
  await elsewhere.close();
  return found;
}

test('the whole run is saved as a GIF, a WebM and an MP4 that play frame by frame, and is then where it was', async ({
  page,
  labUrl,
}) => {
  const lab = await openLab(page, labUrl, '?theme=light&lang=en#lab?data=moons');
  for (let step = 1; step < frames; step++) {
    await lab.press('One step');
    await lab.stepIs(step);
  }
  await lab.press('One step back');
  await lab.stepIs(frames - 2);
  await page.keyboard.press('i');
  await lab.press('Chart');
  await lab.press('GIF');
  await page.getByLabel('Frames').fill('5');
  await page.keyboard.press('Enter');
  const gif = await saved(page);
  expect(gif.name).toBe('moons-2-4-3-1-step-6-chart.gif');
  await lab.stepIs(frames - 2);
  expect(await framesOf(page, gif.path)).toEqual([5, 5]);

  for (const form of ['WebM', 'MP4']) {
    await page.keyboard.press('i');
    await lab.press('Chart');
    await lab.press('WebM');
    if ((await page.getByRole('button', { name: form, exact: true }).count()) === 0) {
      // Browsers without licensed codecs say so.
      await page.getByText(`No encoder for ${form} here.`).waitFor();
      continue;
    }
    await lab.press(form);
    await page.getByLabel('Seconds').fill('2');
    await page.keyboard.press('Enter');
    const { path } = await saved(page);
    const played = await playBack(page, path, `video/${form.toLowerCase()}`);
    expect(played.size).toEqual([1200, 720]);
    expect(Math.abs(played.duration - 2)).toBeLessThan(0.05);
    // On each the playhead stands elsewhere.
    expect(played.pictures).toBe(frames);
  }
  expect(lab.complaints).toEqual([]);
});

test('a film that is cancelled leaves no file and the run where it was; a turn around the surface is one too', async ({
  page,
  labUrl,
}) => {
  const lab = await openLab(page, labUrl, '?theme=light&lang=en#lab?data=moons');
  await lab.press('One epoch');
  await lab.stepIs(20);
  await page.keyboard.press('i');
  await lab.press('GIF');
  await page.getByLabel('Frames').fill('600');
  await page.keyboard.press('Enter');
  await lab.press('Save');
  await lab.press('Cancel');
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await lab.stepIs(20);

  await page.keyboard.press('2');
  // Its picture is there, complete.
  await page.getByText('4,096').waitFor();
  await page.keyboard.press('i');
  await lab.press('GIF');
  await page.getByLabel('Frames').fill('4');
  await page.keyboard.press('Enter');
  const turn = await saved(page);
  expect(turn.name).toBe('moons-2-4-3-1-step-20-surface.gif');
  expect(await framesOf(page, turn.path)).toEqual([4, 4]);
  expect(lab.complaints).toEqual([]);
});
