import { closeSync, mkdirSync, openSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { codeOf } from "../../errors.ts";
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
  telling(file, () => mkdirSync(join(root, ".episode"), { recursive: true }));
  while (!telling(file, () => taken(file))) {
    const since = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (since > 0 && Date.now() - since > ABANDONED_MS) rmSync(file, { force: true });
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
