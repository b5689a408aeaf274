import { statSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** The file with the rules by which episodes below its folder are read. */
export const RULES_FILE = "library.yaml";

/** The nearest folder with rules, from a folder upwards; null where none has any. */
export function rulesAbove(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (hasRules(at)) return at;
    if (dirname(at) === at) return null;
  }
}

function hasRules(folder: string): boolean {
  try {
    return statSync(join(folder, RULES_FILE), { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

/** The rules of the folder nearest above a file; null where none of the folders is above it. */
export function nearestRules<T extends { folder: string }>(
  file: string,
  all: readonly T[],
): T | null {
  let nearest: T | null = null;
  for (const one of all)
    if (isBelow(file, one.folder) && one.folder.length >= (nearest?.folder.length ?? 0))
      nearest = one;
  return nearest;
}

function isBelow(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
