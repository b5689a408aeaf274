import { lstatSync, readdirSync } from "node:fs";
import { codeOf } from "../errors.ts";

/** Folders that do not exist yet, or that may be written to and not listed. */
const NOT_LISTED = new Set(["ENOENT", "EACCES", "EPERM"]);

/** The names in a folder, none where it cannot be listed; null for what is not a folder. */
export function listNames(folder: string): string[] | null {
  try {
    return readdirSync(folder);
  } catch (error) {
    return NOT_LISTED.has(codeOf(error) ?? "") ? [] : null;
  }
}

/** Whether something is at a path, be it a broken link or a path that leads through a file. */
export function isTaken(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}
