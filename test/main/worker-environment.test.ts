import { expect, test } from 'vitest';
import { workerEnvironment } from '../../main/worker-environment.ts';

test('a worker gets our environment without what could load or report anything', () => {
  const harmless = { PATH: '/usr/bin', HOME: '/home/a', LANG: 'ja_JP.UTF-8', LD_LIBRARY_PATH: '/nix/lib' };
  const dangerous = {
    NODE_OPTIONS: '--require=/tmp/x.js',
    node_options: '--inspect',
    NODE_EXTRA_CA_CERTS: '/tmp/ca.pem',
    ELECTRON_RUN_AS_NODE: '1',
    LD_PRELOAD: '/tmp/x.so',
    LD_AUDIT: '/tmp/x.so',
    DYLD_INSERT_LIBRARIES: '/tmp/x.dylib',
    SSLKEYLOGFILE: '/tmp/keys',
  };
  expect(workerEnvironment({ ...harmless, ...dangerous, GONE: undefined })).toEqual(harmless);
});
