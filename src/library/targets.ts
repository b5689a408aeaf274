import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Problem } from "../episode/problem.ts";
import { compare } from "../episode/text.ts";
import { UserError } from "../errors.ts";
import { isEpisodeName, statsOf, walk } from "./files.ts";

const VOCABULARY = "topics.yaml";

/** What of one library is to be checked. */
export interface Target {
  /** The folder that its paths start at. */
  root: string;
  /** Whether its vocabulary is to be checked, not only used. */
  vocabulary: boolean;
  /** Episode files by their path inside it, with `/` between folders, in order. */
  paths: Set<string>;
  /** Folders that cannot be read. */
  problems: Problem[];
}

/**
 * The files that `asked` names, each under the library it belongs to: one of `roots`, else the
 * nearest folder above with a vocabulary, else the folder named, or `cwd` for a file below it.
 * Without any asked for, all of `roots`. Throws a UserError where there is nothing at a path.
 */
export function targetsOf(asked: readonly string[], roots: readonly string[], cwd: string) {
  const targets = new Map<string, Target>();
  for (const root of asked.length > 0 ? [] : roots) {
    if (!isFolder(root))
      throw new UserError(
        `no library at ${root}`,
        "name a folder of episode files, or a file of one",
      );
    addFolder(root, root);
  }
  for (const name of asked) {
    const path = resolve(cwd, name);
    const found = statsOf(path);
    if (!found) throw new UserError(`no file or folder at ${name}`);
    const folder = found.isDirectory() ? path : dirname(path);
    const home = roots.find((root) => isInside(root, path)) ?? above(folder);
    if (found.isDirectory()) addFolder(home ?? path, path);
    else addFile(home ?? (isInside(cwd, path) ? cwd : folder), path, name);
  }
  for (const target of targets.values()) target.paths = new Set([...target.paths].sort(compare));
  return [...targets.values()];

  function at(root: string): Target {
    const target = targets.get(root) ?? { root, vocabulary: false, paths: new Set(), problems: [] };
    targets.set(root, target);
    return target;
  }

  function addFolder(root: string, folder: string): void {
    const target = at(root);
    const { paths, problems } = walk(folder);
    const inside = (path: string) => slashed(relative(root, join(folder, path)));
    for (const path of paths) target.paths.add(inside(path));
    target.problems.push(...problems.map((one) => ({ ...one, path: inside(one.path) })));
    if (folder === root) target.vocabulary = existsSync(join(root, VOCABULARY));
  }

  function addFile(root: string, file: string, name: string): void {
    if (basename(file) === VOCABULARY) at(dirname(file)).vocabulary = true;
    else if (isEpisodeName(basename(file))) at(root).paths.add(slashed(relative(root, file)));
    else if (!/^readme\.md$/i.test(basename(file)))
      throw new UserError(`${name} is no episode`, `episodes end in .md, topics are ${VOCABULARY}`);
  }
}

function above(folder: string): string | undefined {
  const parent = dirname(folder);
  if (existsSync(join(folder, VOCABULARY))) return folder;
  return parent === folder ? undefined : above(parent);
}

function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() === true;
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}
