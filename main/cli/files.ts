import * as files from 'node:fs/promises';
import { basename } from 'node:path';
import { type LabelledImages, type NamedFile, readDigits } from '../../core/data/idx.ts';
import { limits } from '../../core/limits.ts';
import { createAtomicSave } from '../atomic-save.ts';
import { nodeClock } from '../node-clock.ts';
import { readRegularFile } from '../read-file.ts';

export async function readNamed(path: string): Promise<NamedFile> {
  return { name: basename(path), bytes: await readRegularFile(path, limits.fileBytes) };
}

/** Pictures and labels from two IDX files, plain or gzip. */
export async function readImages(images: string, labels: string): Promise<LabelledImages> {
  const [first, second] = await Promise.all([readNamed(images), readNamed(labels)]);
  return readDigits({ images: first, labels: second });
}

export const saveFile = createAtomicSave(files, process.platform, nodeClock);
