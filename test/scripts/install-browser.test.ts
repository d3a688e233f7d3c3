import { expect, test } from 'vitest';
import { isDebian } from '../../scripts/install-browser.mjs';

test.each([
  ['NAME="Debian"\nID=debian\n', true],
  ['ID=ubuntu\nID_LIKE=debian\n', true],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
  ['ID=fedora\n', false],
  ['ID=alpine\nHOME_URL="https://debian.example"\n', false],
])('%j is a child of Debian: %s', (osRelease, expected) => {
  expect(isDebian(osRelease)).toBe(expected);
});
