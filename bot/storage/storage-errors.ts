import { StorageError } from './storage.js';

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'its quota on the disk is used up',
  EROFS: 'it is on a disk that may only be read',
  EACCES: 'this user may not read or write there',
  EPERM: 'this user may not read or write there',
  ENOENT: 'a folder is missing',
  EEXIST: 'there is a file where a folder should be',
  ENOTDIR: 'there is a file where a folder should be',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk reports an error',
};

/** The code of a system error, such as `ENOENT`; empty for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Says what could not be done with the data folder, and why, for the person who runs the bot. */
export function storageError(task: string, folder: string, error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const code = errorCode(error);
  const reason = reasons[code] ?? 'of an unexpected error';
  const because = code in reasons ? `: ${reason}` : ` because ${reason}`;
  return new StorageError(`Cannot ${task} in the data folder ${folder}${because}${code && ` (${code})`}.`, {
    cause: error,
  });
}
