import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { randomUUID } from "node:crypto";
import { basename, dirname, join } from "node:path";

/**
 * Writes a text to a file so that a kill at any moment leaves the old file or the new one. A link
 * stays a link, and the file keeps its mode. Throws what the system says where it cannot.
 */
export function writeAtomically(path: string, text: string): void {
  const old = statSync(path, { throwIfNoEntry: false });
  const file = old ? realpathSync(path) : path;
  const passing = join(dirname(file), `.${basename(file)}.${randomUUID().slice(0, 8)}.tmp`);
  const handle = openSync(passing, "wx", old?.mode ?? 0o666);
  try {
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    // The mode given at opening is cut by the umask.
    if (old) chmodSync(passing, old.mode);
    renameSync(passing, file);
  } catch (error) {
    rmSync(passing, { force: true });
    throw error;
  }
}
