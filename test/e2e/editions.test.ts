import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test as plainTest } from 'vitest';
import { outFolder } from '../../scripts/targets.mjs';
import { test } from '../support/browser.ts';

const singleFile = join(outFolder, 'perceptron-lab.html');

/** Opens an address and waits until nothing more is loaded; returns what was asked for and what went wrong meanwhile. */
async function open(page: Page, url: string): Promise<{ requests: string[]; complaints: string[] }> {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: /^(Play|学習する)$/ }).waitFor();
  return { requests, complaints };
}

test('the served edition runs under its policy, isolated, and asks its own server alone', async ({ page, labUrl }) => {
  const { requests, complaints } = await open(page, labUrl);
  expect(complaints).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(labUrl) && !/^(blob|data):/.test(url))).toEqual([]);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('the single file runs from a disk under its policy and asks for nothing but itself', async ({ newPage: page }) => {
  const url = pathToFileURL(singleFile).href;
  const { requests, complaints } = await open(page, url);
  expect(complaints).toEqual([]);
  expect(requests.filter((request) => request !== url && !/^(blob|data):/.test(request))).toEqual([]);
});

test('the policy of the single file refuses code that is not its own, and every request', async ({ newPage: page }) => {
  await page.goto(pathToFileURL(singleFile).href);
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "changed"';
    document.head.append(script);
    const fetched = await fetch('data:text/plain,x').then(
      () => 'fetched',
      () => 'refused',
    );
    return { title: document.title, fetched };
  });
  expect(outcome.title).not.toBe('changed');
  expect(outcome.fetched).toBe('refused');
});

plainTest('the single file is smaller than 1.5 MB', () => {
  expect(statSync(singleFile).size).toBeLessThan(1_500_000);
});
