import { lstatSync, readdirSync, statSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder, PRIVATE } from "./make-folder.ts";

// What lies in the cache is believed, and part of it is run. So it is used only where nobody but
// the user can have put it there.

const OF_OTHERS = 0o077;
const WRITTEN_BY_OTHERS = 0o022;
const WRITTEN_BY_ALL = 0o002;
/** In such a folder only the owner of a file may rename or remove it. */
const STICKY = 0o1000;

/** A folder of the user alone, made where it is not there yet; null where it is not theirs alone. */
export function ownFolder(folder: string, user: number | null): string | null {
  try {
    makeFolder(folder, PRIVATE);
  } catch {
    return null;
  }
  return isOwn(folder, user) ? folder : null;
}

/** Whether only the user can have put something into a folder, or anything in its place. */
export function isOwn(folder: string, user: number | null): boolean {
  try {
    return isOwnFolder(lstatSync(folder), user) && isSafe(statSync(dirname(folder)), user);
  } catch {
    return false;
  }
}

/** A link does not count, wherever it leads; `user` is null where files have no owners. */
function isOwnFolder(stats: Stats, user: number | null): boolean {
  if (!stats.isDirectory()) return false;
  return user === null || (stats.uid === user && (stats.mode & WRITTEN_BY_OTHERS) === 0);
}

function isSafe({ uid, mode }: Stats, user: number | null): boolean {
  if (user === null) return true;
  return (uid === user || uid === 0) && ((mode & WRITTEN_BY_ALL) === 0 || (mode & STICKY) !== 0);
}

/**
 * Whether only the user gets at what lies in a folder: Node leaves the modes there to the umask.
 * And whether these are files only: Node would wait for a pipe and read a device to its end.
 */
export function isSound(folder: string, user: number | null): boolean {
  try {
    if (user !== null && (lstatSync(folder).mode & OF_OTHERS) !== 0) return false;
    return readdirSync(folder, { withFileTypes: true }).every((version) => {
      if (!version.isDirectory()) return false;
      const files = readdirSync(join(folder, version.name), { withFileTypes: true });
      return files.every((file) => file.isFile());
    });
  } catch {
    return false;
  }
}
