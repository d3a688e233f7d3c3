import { dirname, join, posix } from 'node:path';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly executable: string;
  readonly packaged: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Where the lab keeps what it remembers, when that is not the system's usual place: the folder that
 * PERCEPTRON_LAB_USER_DATA names, else `data` beside the installed program, when someone has made it (a lab on a stick).
 */
export function dataFolder(
  { platform, executable, packaged, env }: Machine,
  exists: (path: string) => boolean,
): string | undefined {
  const named = env['PERCEPTRON_LAB_USER_DATA'];
  if (named) return named;
  if (!packaged) return undefined;
  const beside = join(homeOf(platform, executable, env), 'data');
  return exists(beside) ? beside : undefined;
}

/** The folder that holds the program as people see it. */
function homeOf(platform: NodeJS.Platform, executable: string, env: Machine['env']): string {
  // Name.app/Contents/MacOS/Name
  if (platform === 'darwin') return posix.join(executable, '../../../..');
  // An AppImage runs from a mounted folder, and says where its file is.
  return dirname((platform === 'linux' && env['APPIMAGE']) || executable);
}
