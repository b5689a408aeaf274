import { delimiter, resolve, sep } from "node:path";
import { UserError } from "../errors.ts";
import type { Io } from "../io/io.ts";
import { nearestReal } from "../files/inside.ts";
import { statsOf } from "../files/walk.ts";
import { dataFolder, libraryRoots } from "../library/folders.ts";

/**
 * The library to import into: the folder asked for, else the first library in use, else the user's
 * data folder. It need not exist yet. Throws a UserError where it is a file, or the sample library
 * or a folder of it.
 */
export function targetLibrary(to: string | null, asked: readonly string[], io: Io): string {
  const root = to === null ? ownRoot(asked, io) : resolve(io.cwd, to);
  const stat = statsOf(root);
  if (stat && !stat.isDirectory())
    throw new UserError(`${root} is not a folder`, "name another one with --to");
  if (`${nearestReal(root)}${sep}`.startsWith(`${nearestReal(io.sample)}${sep}`))
    throw new UserError(
      `${to ?? root} is the sample library, which is never changed`,
      "name a folder of your own with --to",
    );
  return root;
}

/** Where only the sample is in use, an import begins a new library. */
function ownRoot(asked: readonly string[], io: Io): string {
  const [first = io.sample] = libraryRoots(asked, io);
  return first === io.sample && !isNamed(asked, io) ? dataFolder(io) : first;
}

function isNamed(asked: readonly string[], { env }: Io): boolean {
  const folders = (env["EPISODE_LIBRARY"] ?? "").split(delimiter);
  return asked.length > 0 || folders.some((folder) => folder !== "");
}
