import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** The mode of a folder that only its owner may enter: what a person reads is nobody else's business. */
export const PRIVATE = 0o700;

/**
 * Creates a folder and those above it. Throws system errors; Node's own recursive mkdir never
 * returns in some places where no folder can be created, such as /proc.
 */
export function makeFolder(path: string, mode = 0o777): void {
  try {
    make(path, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" || dirname(path) === path) throw error;
    makeFolder(dirname(path), mode);
    make(path, mode);
  }
}

/** Another process may have created it first. */
function make(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
