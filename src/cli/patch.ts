import { dirname, relative, sep } from "node:path";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

/** A file that is changed: in full, and its text before (null where it is new) and after. */
export interface Change {
  file: string;
  before: string | null;
  after: string;
}

/** A change as a patch that `patch -p0` and `git apply -p0` take in the folder `base`. */
export function patchOf({ file, before, after }: Change, base: string): string {
  const name = relative(base, file).replaceAll(sep, "/");
  const from = before === null ? "/dev/null" : name;
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  const patch = createTwoFilesPatch(from, name, before ?? "", after, "", "", options);
  const [first = "", second = "", ...rest] = patch.split("\n");
  return [ended(first), ended(second), ...rest].join("\n");
}

/** A tab ends a name with spaces, for GNU patch. */
function ended(line: string): string {
  return /^\S+ [^"]* [^"]*$/.test(line) ? `${line}\t` : line;
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
