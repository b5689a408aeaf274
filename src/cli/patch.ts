import { dirname, relative, sep } from "node:path";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { Change } from "../change/retopic.ts";

/** A change as a patch that `patch -p0` takes in the folder `base`. */
export function patchOf({ file, before, after }: Change, base: string): string {
  const name = relative(base, file).replaceAll(sep, "/");
  const from = before === null ? "/dev/null" : name;
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(from, name, before ?? "", after, "", "", options);
}

/** The folder that the paths of a patch start at: `cwd`, or the nearest above all libraries. */
export function patchBase(roots: readonly string[], cwd: string): string {
  const inside = (folder: string) =>
    roots.every((root) => !relative(folder, root).startsWith(".."));
  if (inside(cwd)) return cwd;
  let base = roots[0]!;
  while (!inside(base) && dirname(base) !== base) base = dirname(base);
  return base;
}
