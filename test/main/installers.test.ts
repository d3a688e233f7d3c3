import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

// What electron-builder itself reads and checks its configuration with.
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { load } = builder('js-yaml') as { load(text: string): Config };
const { validateConfiguration } = builder('app-builder-lib/out/util/config/config') as {
  validateConfiguration(config: unknown, log: { isEnabled: boolean }): Promise<void>;
};

interface Config {
  readonly [key: string]: unknown;
  readonly files: readonly string[];
  readonly afterPack: string;
  readonly fileAssociations: readonly { readonly ext: string }[];
  readonly linux: { readonly target: readonly string[] };
  readonly win: { readonly target: readonly Target[] };
  readonly mac: { readonly target: readonly Target[] };
}

interface Target {
  readonly target: string;
  readonly arch: readonly string[];
}

const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
const pack = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('electron-builder accepts the configuration by its own schema', async () => {
  await validateConfiguration(config, { isEnabled: false });
});

test('the schema would refuse a key that it does not know', async () => {
  await expect(validateConfiguration({ ...config, unknownKey: 1 }, { isEnabled: false })).rejects.toThrow('unknownKey');
});

test('there are installers and plain archives for Linux, Windows and macOS', () => {
  expect(config.linux.target).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz']);
  expect(config.win.target.map(({ target }) => target)).toEqual(['nsis', 'msi', 'zip']);
  expect(config.mac.target).toEqual(['dmg', 'pkg', 'zip'].map((target) => ({ target, arch: ['arm64', 'x64'] })));
});

test('what is shipped is the bundles, in one archive, and no node_modules', () => {
  expect(config['asar']).toBe(true);
  expect(config).not.toHaveProperty('asarUnpack');
  expect(config.files).toContain('!node_modules/**');
  expect(pack).not.toHaveProperty('dependencies');
});

test('run files open with the lab', () => {
  expect(config.fileAssociations.map(({ ext }) => ext)).toEqual(['plab']);
});

test('an AppImage keeps its sandbox, and the fuses are set by our own hook', () => {
  expect(config['toolsets']).toEqual({ appimage: '1.0.3' });
  expect(config.afterPack).toBe('scripts/after-pack.mjs');
  expect(config).not.toHaveProperty('electronFuses');
});

test('nothing is published', () => {
  expect(config['publish']).toBeNull();
});
