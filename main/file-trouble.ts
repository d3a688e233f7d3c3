import { LabError } from '../core/lab-error.ts';

/** What the system's codes mean, in words for a person who wants to open or keep a file. */
const meanings: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EROFS: 'the disk can only be read',
  EACCES: 'access to it is not allowed',
  EPERM: 'access to it is not allowed',
  EBUSY: 'another program is using it',
  EXDEV: 'its folder lies on two disks at once',
  ENOENT: 'it is no longer there, or its folder is not',
  ENOTDIR: 'its folder is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk reports an error',
};

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The error to show for a file that could not be opened, saved, renamed, deleted or brought back: one sentence, with the system's code at its end. */
export function fileTrouble(
  deed: 'open' | 'save' | 'rename' | 'delete' | 'bring back',
  name: string,
  error: unknown,
): LabError {
  if (error instanceof LabError) return error;
  const code = errorCode(error);
  const meaning = meanings[code] ?? (error instanceof Error ? error.message : String(error));
  return new LabError('file', `cannot ${deed} ${name}: ${meaning}${code in meanings ? ` (${code})` : ''}`);
}
