import { lstatSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { codeOf } from "../errors.ts";
import { comparable } from "./names.ts";

/** Which names of a library are taken, as seen by a file system that regards no case. */
export interface Places {
  /** Whether a file, folder or link has the name, be it in other letters. */
  isTaken(path: string): boolean;
  /** Notes that a name is taken from now on. */
  take(path: string): void;
  /** Looks again, after somebody else wrote there. */
  renew(path: string): void;
}

/** The names of a library, read folder by folder when they are asked for. */
export function placesIn(root: string): Places {
  const folders = new Map<string, Set<string>>();
  const namesOf = (folder: string): Set<string> => {
    const tag = comparable(folder);
    const known = folders.get(tag) ?? readNames(folder);
    folders.set(tag, known);
    return known;
  };
  return {
    isTaken(path) {
      const names = namesOf(dirname(path));
      return names.has(lastOf(path)) || names.has(NO_FOLDER);
    },
    take: (path) => void namesOf(dirname(path)).add(lastOf(path)),
    renew: (path) => void folders.delete(comparable(dirname(path))),
  };

  /** The names in a folder, and in those beside it whose names differ only in case. */
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

function lastOf(path: string): string {
  return comparable(path.slice(path.lastIndexOf("/") + 1));
}

/** Stands among the names of what is no folder and cannot become one: every name there is taken. */
const NO_FOLDER = "/";

/** Folders that are not there yet, or that may be written to and not looked into. */
const NOT_SEEN = new Set(["ENOENT", "EACCES", "EPERM"]);

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    return NOT_SEEN.has(codeOf(error) ?? "") ? [] : [NO_FOLDER];
  }
}

/** Whether something is there, be it a link to nowhere or a path that leads through a file. */
export function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}
