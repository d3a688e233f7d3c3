import type { Page } from 'playwright-core';
import { buildStale } from '../../scripts/targets.mjs';
import { launch, serveLab } from '../support/launch.ts';
import type { Part } from './part.ts';
import { median } from './slices.ts';

/** What the page's own hooks count. */
interface Counts {
  drawn: number;
  longest: number;
  /** When the last key came, when the button that it changed was on screen, and when the step there last changed, in milliseconds. */
  keyAt: number;
  turnedAt: number;
  movedAt: number;
  /** While true the page gives no credits back, as a hidden window does. */
  starve: boolean;
}

/** Counts drawn frames and long tasks from outside: messages of the page are looked at, not changed. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counts: Counts = { drawn: 0, longest: 0, keyAt: 0, turnedAt: 0, movedAt: 0, starve: false };
    const held: (() => void)[] = [];
    const release = () => {
      for (const send of held.splice(0)) send();
    };
    Object.assign(window, { counts, release });
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown, ...rest: never[]) {
      const send = () => post.call(this, message, ...rest);
      if ((message as { type?: string } | null)?.type !== 'drawn') return send();
      counts.drawn += 1;
      if (counts.starve) held.push(send);
      else send();
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) counts.longest = Math.max(counts.longest, entry.duration);
    }).observe({ type: 'longtask' });
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        counts.keyAt = timeStamp;
      },
      true,
    );
    new MutationObserver(() => {
      counts.movedAt = performance.now();
    }).observe(document, { subtree: true, attributeFilter: ['aria-valuenow'] });
    new MutationObserver((changes) => {
      if (!changes.some(({ target }) => (target as Element).ariaLabel === 'Play')) return;
      // A message after a frame comes once that frame was painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          counts.turnedAt = performance.now();
        };
        port2.postMessage(undefined);
      });
    }).observe(document, { subtree: true, attributeFilter: ['aria-label'] });
  });
}

const read = (page: Page) => page.evaluate(() => ({ ...(window as unknown as { counts: Counts }).counts }));
const step = async (page: Page) => Number(await page.locator('[role=slider]').first().getAttribute('aria-valuenow'));

async function framesPerSecond(page: Page, seconds: number): Promise<number> {
  const before = await read(page);
  const began = performance.now();
  await page.waitForTimeout(1000 * seconds);
  return (1000 * ((await read(page)).drawn - before.drawn)) / (performance.now() - began);
}

/** Steps a second over a while in which the page draws, or gives no credits. */
async function stepsPerSecond(page: Page, starve: boolean, seconds: number): Promise<number> {
  await page.evaluate((on) => {
    const { counts, release } = window as unknown as { counts: Counts; release: () => void };
    counts.starve = on;
    if (!on) release();
  }, starve);
  const first = await step(page);
  const began = performance.now();
  await page.waitForTimeout(1000 * seconds);
  await page.evaluate(() => {
    const { counts, release } = window as unknown as { counts: Counts; release: () => void };
    counts.starve = false;
    release();
  });
  const known = await step(page);
  if (starve)
    await page.waitForFunction((old) => Number(document.querySelector('[role=slider]')?.ariaValueNow) > old, known);
  return (1000 * ((await step(page)) - first)) / (performance.now() - began);
}

/**
 * TensorFlow Playground's largest network, 7-8x6-1 on 500 samples in batches of 10, with the maps of all its nodes: epochs a second
 * that were measured of its own code on two cores. Our networks have the two coordinates as inputs, hence 2-8x6-1.
 */
const playground = {
  epochsPerSecond: 13,
  link: '#lab?data=circle&samples=500&test=0.5&batch=10&hidden=8tanh-8tanh-8tanh-8tanh-8tanh-8tanh',
  stepsOfEpoch: 25,
};

/** Pictures a second of a surface of 128 x 128 points that keys turn as fast as it is drawn. */
async function turning(page: Page, url: string): Promise<number> {
  await page.goto(`${url}?theme=light&lang=en#surface`);
  await page.getByLabel('Grid').selectOption('128');
  await page.getByText('16,384').waitFor();
  await page.waitForTimeout(2000);
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const view = document.querySelector('.surface-view')!;
        const began = performance.now();
        let pictures = 0;
        const turn = () => {
          pictures += 1;
          view.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
          const passed = performance.now() - began;
          if (passed < 4000) requestAnimationFrame(turn);
          else done((1000 * pictures) / passed);
        };
        requestAnimationFrame(turn);
      }),
  );
}

/**
 * The interface in this machine's browser with software rendering: the time to the first picture, frames a second, the
 * longest task, how fast the transport answers, what streaming costs training, and how fast a surface turns.
 */
export const measureInterface: Part = async ({ say }) => {
  await buildStale(['browser']);
  const lab = await serveLab();
  const browser = await launch();
  const figures: { readonly name: string; readonly value: number; readonly unit: string }[] = [];
  function add(name: string, value: number, unit: string): void {
    figures.push({ name, value, unit });
    say(`${name.padEnd(60)} ${value.toPrecision(4).padStart(10)} ${unit}`);
  }
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await watch(page);

  const began = performance.now();
  await page.goto(`${lab.url}?theme=light&lang=en`);
  await page.waitForFunction(() => (window as unknown as { counts: Counts }).counts.drawn > 0);
  add('first picture', performance.now() - began, 'ms');

  for (const name of ['Spiral', 'Digits']) {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForTimeout(2000);
    // A set with a network of its own asks before a trained one goes.
    const own = page.getByRole('button', { name: /^Start with/ });
    if ((await own.count()) > 0) await own.click();
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForTimeout(1500);
    await page.evaluate(() => {
      (window as unknown as { counts: Counts }).counts.longest = 0;
    });
    add(`${name}: frames while training at full speed`, await framesPerSecond(page, 4), '1/s');
    const pairs = { drawn: [] as number[], starved: [] as number[] };
    for (let i = 0; i < 5; i++) {
      pairs.drawn.push(await stepsPerSecond(page, false, 1.5));
      pairs.starved.push(await stepsPerSecond(page, true, 1.5));
    }
    add(`${name}: training while drawing`, median(pairs.drawn), 'steps/s');
    add(`${name}: training without a page`, median(pairs.starved), 'steps/s');
    add(`${name}: cost of streaming and drawing`, 100 * (1 - median(pairs.drawn) / median(pairs.starved)), '%');
    add(`${name}: longest task of the interface over 50 ms`, (await read(page)).longest, 'ms');
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.waitForTimeout(1000);
    const { keyAt, turnedAt, movedAt } = await read(page);
    add(`${name}: from the key to the button that shows the pause`, turnedAt - keyAt, 'ms');
    add(`${name}: from the key to the last step on screen`, Math.max(0, movedAt - keyAt), 'ms');
  }
  await page.close();
  const other = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await watch(other);
  await other.goto(`${lab.url}?theme=light&lang=en${playground.link}`);
  await other.getByRole('button', { name: 'Play' }).click();
  await other.waitForTimeout(2000);
  const rates: number[] = [];
  for (let i = 0; i < 5; i++) rates.push(await stepsPerSecond(other, false, 2));
  const epochs = median(rates) / playground.stepsOfEpoch;
  add('2-8x6-1 with maps of all units', epochs, 'epochs/s');
  add('2-8x6-1 with maps: frames', await framesPerSecond(other, 4), '1/s');
  add('against 13 epochs/s of TensorFlow Playground at 7-8x6-1', epochs / playground.epochsPerSecond, 'times');
  await other.close();
  const third = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  add('surface of 128 x 128 points, turning', await turning(third, lab.url), '1/s');
  await browser.close();
  await lab.close();
  return { figures };
};
