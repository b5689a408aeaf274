import { lstatSync, realpathSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { codeOf, UserError } from "../errors.ts";

/** Whether a path is a folder or lies below it; both full, as written, no link followed. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/**
 * Where a path leads when all links are followed; of what is not there yet, where it would be made.
 * Throws what the system says, ENOENT for a link that leads nowhere.
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
 * Where a file that is to be written in the folder `root` really lies. Throws a UserError where a
 * link on the way leads out of that folder, which itself may be a link; else what the system says.
 */
export function placeInside(root: string, file: string): string {
  const place = realPlace(file);
  if (isInside(realPlace(root), place)) return place;
  throw leadsOut(file, root);
}

/** That a file is not written, for it does not lie where its path says. */
export function leadsOut(file: string, root: string): UserError {
  return new UserError(
    `${file} cannot be written: a link leads out of ${root}`,
    "write to the place that the link leads to, or put a file or folder in the link's place",
  );
}
