import { closeSync, lstatSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { codeOf } from "../../errors.ts";
import { makeFolder } from "../make-folder.ts";
import { telling } from "./telling.ts";

/** Whoever holds the lock changes one file; one held longer than this was left by a kill. */
const ABANDONED_MS = 5_000;
const WAIT_MS = 20;

/**
 * Does something while no other process does the same in this library. Throws a UserError where
 * the lock cannot be written.
 */
export async function withLock<T>(root: string, action: () => T): Promise<T> {
  const file = join(root, ".episode", "lock");
  telling(file, () => makeFolder(join(root, ".episode")));
  while (!telling(file, () => taken(file))) {
    const since = lstatSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    // A clock that was set back makes a lock of tomorrow.
    const abandoned = Math.abs(Date.now() - since) > ABANDONED_MS;
    if (abandoned) telling(file, () => rmSync(file, { force: true, recursive: true }));
    else await setTimeout(WAIT_MS);
  }
  try {
    return action();
  } finally {
    rmSync(file, { force: true });
  }
}

function taken(file: string): boolean {
  try {
    closeSync(openSync(file, "wx"));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
