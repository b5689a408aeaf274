import { closeSync, fstatSync, lstatSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { codeOf, UserError } from "../errors.ts";
import { placeInside } from "./inside.ts";
import { makeFolder } from "./make-folder.ts";
import { readWhole } from "./bytes.ts";
import { wrapWriteErrors } from "./write-errors.ts";

/** The lock is held for one write; one held longer was left by a process that was killed. */
const ABANDONED_MS = 5_000;
/** The longest wait for a lock; an abandoned one is gone by then. */
const MOST_MS = 2 * ABANDONED_MS;
const WAIT_MS = 20;

/** The content of this program's lock files; one that was never written to is empty. */
const OURS = /^(?:episode lock [\da-f]+\n)?$/;
const MAX_BYTES = 64;

/** Distinguishes a file from a later one of the same name. */
type Identity = `${number} ${number} ${number}`;

/**
 * Runs an action while no other process runs one in this library. Throws a UserError where the
 * lock cannot be taken.
 */
export async function withLock<T>(root: string, action: () => T): Promise<T> {
  const folder = join(root, ".episode");
  const file = wrapWriteErrors(folder, () => {
    const place = placeInside(root, folder);
    makeFolder(place);
    return join(place, "lock");
  });
  const own = await lock(file);
  try {
    return action();
  } finally {
    wrapWriteErrors(file, () => removeIf(file, own));
  }
}

async function lock(file: string): Promise<Identity> {
  const start = Date.now();
  for (;;) {
    const own = wrapWriteErrors(file, () => createLock(file));
    if (own !== null) return own;
    const there = lookAt(file);
    if (there?.ours === false)
      throw new UserError(
        `the library cannot be locked: ${file} is not a lock file of episode`,
        "move it out of the way, then try again",
      );
    if (Date.now() - start > MOST_MS)
      throw new UserError(
        `the library is locked by ${file}`,
        "wait for the other command; if there is none, remove that file",
      );
    // After a clock is set back, a lock is of the future.
    if (there && Math.abs(Date.now() - there.since) > ABANDONED_MS)
      wrapWriteErrors(file, () => removeIf(file, there.identity));
    else await setTimeout(WAIT_MS);
  }
}

/** Creates the lock file; null where one exists. */
function createLock(file: string): Identity | null {
  try {
    const descriptor = openSync(file, "wx");
    try {
      writeSync(descriptor, `episode lock ${crypto.randomUUID().replaceAll("-", "")}\n`);
      return identityOf(fstatSync(descriptor));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (codeOf(error) === "EEXIST") return null;
    throw error;
  }
}

/** What is at the lock's path, without following links; null where it is gone. */
function lookAt(file: string) {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats) return null;
  const ours = stats.isFile() && stats.size <= MAX_BYTES && OURS.test(textOf(file));
  return { ours, since: stats.mtimeMs, identity: identityOf(stats) };
}

/** A lock that is removed while it is read was one of ours. */
function textOf(file: string): string {
  try {
    return readWhole(file, MAX_BYTES).toString("latin1");
  } catch (error) {
    return codeOf(error) === "ENOENT" ? "" : "unreadable";
  }
}

/** Removes a file unless another has taken its place; never a folder. */
function removeIf(file: string, identity: Identity): void {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats && identityOf(stats) === identity) rmSync(file, { force: true });
}

function identityOf({ dev, ino, birthtimeMs }: { dev: number; ino: number; birthtimeMs: number }) {
  return `${dev} ${ino} ${birthtimeMs}` as const;
}
