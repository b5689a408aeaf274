import { lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { memoriesBeside, memoryOf, originOf, recall, type Imported } from "./imported.ts";

/** What is known of an episode on its way in. */
export interface Arrival {
  /** Where in the library it goes, `/` between folders. */
  path: string;
  key: string | null;
  /** The name of its source. */
  source: string;
  /** Whether its source holds no other episode. */
  alone: boolean;
}

/** An import that is remembered, and the file that remembers it. */
export interface Known {
  file: string;
  imported: Imported;
}

/**
 * What finds the memory of an episode that was imported before: by its key, else by its place in
 * the library and the document it is from.
 */
export function memoryFinder(root: string): (arrival: Arrival) => Known | null {
  const beside = new Map<string, Map<string, string>>();
  return ({ path, key, source, alone }) => {
    const file = memoryOf(root, path, key);
    const imported = recall(file);
    if (imported) return { file, imported };
    if (!alone || !isThere(join(root, ...path.split("/")))) return null;
    const folder = dirname(file);
    const paths = beside.get(folder) ?? memoriesBeside(root, path);
    beside.set(folder, paths);
    const other = paths.get(path);
    const found = other === undefined ? null : recall(other);
    const same = found !== null && found.from !== "" && found.from === originOf(source);
    return same ? { file: other!, imported: found } : null;
  };
}

/** Whether something is there, be it a link to nowhere or a path that leads through a file. */
export function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}
