import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/**
 * What the runtime of an installed lab can do, decided in its binary. The type asks for every fuse, so that a new one has to
 * be thought about.
 * @type {Readonly<Record<FuseV1Options, boolean>>}
 */
export const fuses = {
  [FuseV1Options.RunAsNode]: false,
  // The lab keeps no cookies; on a Mac this would ask for the keychain.
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** @type {Readonly<Record<string, string>>} */
const endings = { darwin: '.app', win32: '.exe' };

/**
 * The program that carries the fuses, in a packed application.
 * @param {string} folder
 * @param {string} platform
 * @param {string} name
 */
export function programIn(folder, platform, name) {
  return join(folder, `${name}${endings[platform] ?? ''}`);
}

/**
 * Sets every fuse of a program. Rejects when the runtime has a fuse that is not in the list.
 * @param {string} program
 * @param {boolean} isMac
 */
export async function setFuses(program, isMac) {
  await flipFuses(program, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // A Mac runs no program whose signature is broken; electron-builder signs it properly afterwards, if it can.
    resetAdHocDarwinSignature: isMac,
    ...fuses,
  });
}

/**
 * electron-builder's hook between packing and signing.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack({ appOutDir, electronPlatformName: platform, packager }) {
  const isMac = platform === 'darwin';
  // On Linux the program has a name of its own.
  const name = 'executableName' in packager ? String(packager.executableName) : packager.appInfo.productFilename;
  const program = programIn(appOutDir, platform, name);
  // Electron's own welcome page stays behind when the runtime comes from a folder.
  const resources = isMac ? join(program, 'Contents/Resources') : join(appOutDir, 'resources');
  await rm(join(resources, 'default_app.asar'), { force: true });
  await setFuses(program, isMac);
}
