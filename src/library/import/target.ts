import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../../errors.ts";
import type { Io } from "../../world/io.ts";
import { statsOf } from "../files.ts";
import { dataFolder, libraryRoots } from "../folders.ts";

/**
 * The library that imports go to: the folder asked for, else the first library in use unless that
 * is the sample, else the user's data folder. It need not be there yet. Throws a UserError where a
 * file is in its place.
 */
export function targetRoot(to: string | undefined, asked: readonly string[], io: Io): string {
  const root = to === undefined ? ownRoot(asked, io) : resolve(io.cwd, to);
  const stat = statsOf(root);
  if (stat && !stat.isDirectory())
    throw new UserError(`${root} is not a folder`, "name another one with --to");
  return root;
}

function ownRoot(asked: readonly string[], io: Io): string {
  const [first = io.sample] = libraryRoots(asked, io);
  return real(first) === real(io.sample) ? dataFolder(io) : first;
}

function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
