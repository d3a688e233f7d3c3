import * as fs from 'node:fs/promises';
import process from 'node:process';
import { createAtomicSave } from '../../main/atomic-save.ts';
import { nodeClock } from '../../main/node-clock.ts';

/** Saves files of one repeated byte to a path, the next byte every time, until it is killed. */
const [, , path = ''] = process.argv;
const save = createAtomicSave(fs, process.platform, nodeClock);
for (let byte = 1; ; byte = (byte % 250) + 1) {
  await save(path, new Uint8Array(2_000_000 + byte).fill(byte));
  process.stdout.write('.');
}
