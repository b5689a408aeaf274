import { dirname, join } from "node:path";
import { listNames } from "../files/names.ts";
import { comparable } from "./paths.ts";

/** Which paths of a library are taken, as seen by a file system that ignores case. */
export interface DiskPaths {
  /** Whether a file, folder or link has the name, regardless of case. */
  isTaken(path: string): boolean;
  /** Notes that a path is taken from now on. */
  add(path: string): void;
  /** Reads a path's folder again, where another process may have written. */
  reload(path: string): void;
}

/** The paths of a library, read folder by folder when they are needed. */
export function openDiskPaths(root: string): DiskPaths {
  const folders = new Map<string, Set<string>>();
  const namesOf = (folder: string): Set<string> => {
    const key = comparable(folder);
    const known = folders.get(key) ?? readNames(folder);
    folders.set(key, known);
    return known;
  };
  return {
    isTaken(path) {
      const names = namesOf(dirname(path));
      return names.has(nameIn(path)) || names.has(NOT_A_FOLDER);
    },
    add: (path) => void namesOf(dirname(path)).add(nameIn(path)),
    reload: (path) => void folders.delete(comparable(dirname(path))),
  };

  /** The names in a folder, and in its siblings whose names differ only in case. */
  function readNames(folder: string): Set<string> {
    const parent = dirname(folder);
    const twins = parent === folder ? [folder] : namesIn(join(root, parent)).filter(isTwin);
    const found = new Set([folder, ...twins.map((name) => join(parent, name))]);
    return new Set([...found].flatMap((one) => namesIn(join(root, one)).map(comparable)));

    function isTwin(name: string): boolean {
      return comparable(join(parent, name)) === comparable(folder);
    }
  }
}

function nameIn(path: string): string {
  return comparable(path.slice(path.lastIndexOf("/") + 1));
}

/** Among the names in what is not a folder and cannot become one: every name there is taken. */
const NOT_A_FOLDER = "/";

function namesIn(folder: string): string[] {
  return listNames(folder) ?? [NOT_A_FOLDER];
}
