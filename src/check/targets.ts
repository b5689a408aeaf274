import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Problem } from "../episode/problem.ts";
import { compare } from "../text/compare.ts";
import { UserError } from "../errors.ts";
import { isThere, isEpisodeName, statsOf } from "../files/walk.ts";
import type { FolderRules } from "../files/rules.ts";
import { rulesAbove, RULES_FILE } from "../files/rules-file.ts";
import { walkLibrary } from "../files/walk-library.ts";
import { isInside } from "../files/inside.ts";

const VOCABULARY = "topics.yaml";

/** The rules of a folder; with `named` false, their own file is not checked. */
type TargetRules = FolderRules & { named?: boolean };

/** The files of one library that are checked. */
export interface Target {
  /** The folder that the paths start at. */
  root: string;
  /** Whether the vocabulary is checked, not only used. */
  vocabulary: boolean;
  /** Episode files by their path inside it, with `/` between folders, in order. */
  paths: Set<string>;
  /** Files and folders that cannot be read. */
  problems: Problem[];
  /** The rules that the files are read by. */
  rules: TargetRules[];
  /** Folders and files that may be written to: the library, and what was named. */
  mayWrite: Set<string>;
}

/**
 * The files to check for the paths in `asked`, grouped by the library they belong to: one of
 * `roots`, else the nearest folder above with a vocabulary, else the folder named, or `cwd` for a
 * file below it. Without any path, all of `roots`. Throws a UserError where a path does not exist.
 */
export async function targetsOf(asked: readonly string[], roots: readonly string[], cwd: string) {
  const targets = new Map<string, Target>();
  for (const root of asked.length > 0 ? [] : roots) {
    if (!isFolder(root))
      throw new UserError(
        `no library at ${root}`,
        "name a folder of episode files, or a file of one",
      );
    await addFolder(root, root);
  }
  for (const name of asked) {
    const path = resolve(cwd, name);
    const found = statsOf(path);
    if (!found) throw new UserError(`no file or folder at ${name}`);
    const folder = found.isDirectory() ? path : dirname(path);
    const home = roots.find((root) => isInside(root, path)) ?? above(folder);
    if (found.isDirectory()) await addFolder(home ?? path, path);
    else await addFile(home, path, name);
  }
  for (const target of targets.values()) target.paths = new Set([...target.paths].sort(compare));
  return [...targets.values()];

  function at(root: string): Target {
    const target = targets.get(root) ?? {
      root,
      vocabulary: false,
      paths: new Set(),
      problems: [],
      rules: [],
      mayWrite: new Set([root]),
    };
    targets.set(root, target);
    return target;
  }

  async function addFolder(root: string, folder: string): Promise<void> {
    const target = at(root);
    const { paths, problems, rules } = await walkLibrary(folder);
    target.rules.push(...rules);
    const inside = (path: string) => slashed(relative(root, join(folder, path)));
    target.mayWrite.add(folder);
    for (const path of paths) target.paths.add(inside(path));
    for (const one of problems) target.problems.push({ ...one, path: inside(one.path) });
    if (folder === root) target.vocabulary = isThere(join(root, VOCABULARY));
  }

  async function addFile(home: string | undefined, file: string, name: string): Promise<void> {
    const root = home ?? (isInside(cwd, file) ? cwd : dirname(file));
    const ruled = rulesAbove(dirname(file));
    const rules = ruled === null ? null : (await import("../files/rules.ts")).rulesForFile(file);
    if (basename(file) === VOCABULARY) at(dirname(file)).vocabulary = true;
    else if (basename(file) === RULES_FILE) addRules(at(dirname(file)), rules);
    else if (isEpisodeName(basename(file))) {
      at(root).paths.add(slashed(relative(root, file)));
      addRules(at(root), rules && { ...rules, named: false });
    } else if (!/^readme\.md$/i.test(basename(file)))
      throw new UserError(
        `${name} is not an episode`,
        `name a file that ends in .md, ${VOCABULARY} or ${RULES_FILE}`,
      );
    // A file that was named may be a link; a file of a library may have been named by a glob.
    if (home === undefined) targets.get(root)?.mayWrite.add(file);
  }
}

/** Adds rules, once for each folder. */
function addRules(target: Target, rules: TargetRules | null): void {
  if (rules && !target.rules.some(({ folder }) => folder === rules.folder))
    target.rules.push(rules);
}

function above(folder: string): string | undefined {
  const parent = dirname(folder);
  if (isThere(join(folder, VOCABULARY))) return folder;
  return parent === folder ? undefined : above(parent);
}

function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() === true;
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}
