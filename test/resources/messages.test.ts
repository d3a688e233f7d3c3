import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { en } from '../../resources/messages/en.ts';
import { ja } from '../../resources/messages/ja.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['renderer', 'main']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(root, folder, path)),
  )
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** A key is named as a property or in quotes, or its beginning stands before a part that is put in. */
function isUsed(key: string): boolean {
  const group = key.slice(0, key.indexOf('.') + 1);
  return (
    sources.includes(`'${key}'`) ||
    new RegExp(`\\.${key.replace(/[^\w]/g, '\\$&')}\\b`).test(sources) ||
    (group !== '' && sources.includes(`\`${group}\${`))
  );
}

test('every message is shown somewhere', () => {
  expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([]);
});

test('both languages have the same messages, with as many numbers in each', () => {
  expect(Object.keys(ja).sort()).toEqual(Object.keys(en).sort());
  for (const [key, message] of Object.entries(en)) {
    expect(typeof ja[key as keyof typeof ja], key).toBe(typeof message);
  }
});
