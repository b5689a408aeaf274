import { delimiter, resolve, sep } from "node:path";
import { UserError } from "../errors.ts";
import type { Io } from "../io/io.ts";
import { nearestReal } from "../files/inside.ts";
import { statsOf } from "../files/walk.ts";
import { dataFolder, libraryRoots } from "./folders.ts";

/**
 * The library to add to: the folder `to`, else the first library in use, else the user's data
 * folder. It need not exist yet. Throws a UserError where it is a file, or the sample library or a
 * folder of it; its hint names the `flag` that another folder is given with.
 */
export function targetLibrary(
  to: string | null,
  asked: readonly string[],
  io: Io,
  flag = "--to",
): string {
  const root = to === null ? ownRoot(asked, io) : resolve(io.cwd, to);
  const stat = statsOf(root);
  if (stat && !stat.isDirectory())
    throw new UserError(`${root} is not a folder`, `name another one with ${flag}`);
  if (`${nearestReal(root)}${sep}`.startsWith(`${nearestReal(io.sample)}${sep}`))
    throw new UserError(
      `${to ?? root} is the sample library, which is never changed`,
      `name a folder of your own with ${flag}`,
    );
  return root;
}

/** Where only the sample is in use, a new library is begun. */
function ownRoot(asked: readonly string[], io: Io): string {
  const [first = io.sample] = libraryRoots(asked, io);
  return first === io.sample && !isNamed(asked, io) ? dataFolder(io) : first;
}

function isNamed(asked: readonly string[], { env }: Io): boolean {
  const folders = (env["EPISODE_LIBRARY"] ?? "").split(delimiter);
  return asked.length > 0 || folders.some((folder) => folder !== "");
}
