import { lstatSync, realpathSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { codeOf, UserError } from "../errors.ts";

/** Whether a path is a folder or below it. Both are absolute; links are not followed. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/**
 * The path with all links followed; for a file that does not exist, where it would be created.
 * Throws system errors, ENOENT for a broken link.
 */
export function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const parent = dirname(path);
    if (codeOf(error) !== "ENOENT" || parent === path) throw error;
    if (lstatSync(path, { throwIfNoEntry: false })) throw error;
    return join(realPlace(parent), basename(path));
  }
}

/**
 * The real path of a file to be written in the folder `root`, which may itself be a link. Throws a
 * UserError where a link leads out of that folder, else system errors.
 */
export function placeInside(root: string, file: string): string {
  const place = realPlace(file);
  if (isInside(realPlace(root), place)) return place;
  throw leadsOut(file, root);
}

/** The error for a file that is not written because a link leads out of its folder. */
export function leadsOut(file: string, root: string): UserError {
  return new UserError(
    `${file} cannot be written: a link leads out of ${root}`,
    "write to the place that the link leads to, or put a file or folder in the link's place",
  );
}

/** The path with the links of those of its folders followed that exist. Never throws. */
export function nearestReal(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(nearestReal(parent), basename(path));
  }
}
