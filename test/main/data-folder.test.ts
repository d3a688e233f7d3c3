import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder, type Machine } from '../../main/data-folder.ts';

const linux: Machine = { platform: 'linux', executable: '/media/stick/lab/perceptron-lab', packaged: true, env: {} };
const only = (path: string) => (asked: string) => asked === path;

test('without a folder `data` beside the program the system decides', () => {
  expect(dataFolder(linux, () => false)).toBeUndefined();
});

test('a folder `data` beside the installed program is used', () => {
  const data = join('/media/stick/lab', 'data');
  expect(dataFolder(linux, only(data))).toBe(data);
});

test('on a Mac it lies beside the application, not inside it', () => {
  const executable = '/Volumes/Stick/Perceptron Lab.app/Contents/MacOS/Perceptron Lab';
  expect(dataFolder({ ...linux, platform: 'darwin', executable }, only('/Volumes/Stick/data'))).toBe(
    '/Volumes/Stick/data',
  );
});

test('for an AppImage it lies beside its file, not in the folder that is mounted', () => {
  const machine = { ...linux, executable: '/tmp/.mount_x/lab', env: { APPIMAGE: '/media/stick/Lab.AppImage' } };
  expect(dataFolder(machine, only('/media/stick/data'))).toBe('/media/stick/data');
});

test('a checkout never takes a folder by chance', () => {
  expect(dataFolder({ ...linux, packaged: false }, () => true)).toBeUndefined();
});

test('PERCEPTRON_LAB_USER_DATA comes first, also in a checkout', () => {
  const env = { PERCEPTRON_LAB_USER_DATA: '/srv/lab' };
  expect(dataFolder({ ...linux, packaged: false, env }, () => true)).toBe('/srv/lab');
});
