import { hash53 } from "../text/hash.ts";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { parseRules, type LibraryRules } from "../episode/library-rules.ts";
import type { Problem } from "../episode/problem.ts";
import type { Rules } from "../episode/rules.ts";
import { readText, type WalkRules } from "./walk.ts";
import { nearestRules, rulesAbove, RULES_FILE } from "./rules-file.ts";

/** The rules of a folder, for everything below it without nearer rules. */
export interface FolderRules {
  /** The absolute path. */
  folder: string;
  rules: LibraryRules;
  /** A number that differs for rules that read a file differently; 0 where they change nothing. */
  sign: number;
  problems: Problem[];
  /** Whether a path below the folder, with `/` between folders, is an episode; null where not stated. */
  says(path: string): boolean | null;
  /** Whether files in hidden folders may be included. */
  includes: boolean;
}

/** Reads the `library.yaml` of a folder; `shown` is its path in messages. */
export function readRules(folder: string, shown: string): FolderRules {
  const text = readText(join(folder, RULES_FILE), shown);
  const read = parseRules(typeof text === "string" ? text : "", shown);
  const { rules } = read;
  const include = globs(rules.include);
  const exclude = globs(rules.exclude);
  return {
    folder,
    rules,
    sign: signOf(rules),
    problems: typeof text === "string" ? read.problems : [text],
    says(path) {
      if (exclude?.ignores(path)) return false;
      return include?.ignores(path) ? true : null;
    },
    includes: include !== null,
  };
}

function globs(patterns: readonly string[]): Ignore | null {
  return patterns.length === 0 ? null : ignore().add([...patterns]);
}

/** A hash of everything that changes how a file is read. */
function signOf({ podcast, sections, keys }: Rules): number {
  if (podcast === null && sections.size === 0 && keys.size === 0) return 0;
  return hash53(JSON.stringify([podcast, [...sections], [...keys]]));
}

/** All rules for files below a folder: of the folder or the nearest above it, and of those below. */
export function rulesBelow(root: string, folders: readonly string[]): FolderRules[] {
  const above = rulesAbove(root);
  const below = folders.filter((folder) => folder !== "");
  return [
    ...(above === null ? [] : [readRules(above, shownFrom(root, above))]),
    ...below.map((folder) => readRules(join(root, folder), `${folder}/${RULES_FILE}`)),
  ];
}

function shownFrom(root: string, folder: string): string {
  return folder === root ? RULES_FILE : join(relative(root, folder), RULES_FILE);
}

/** The rules as a walk through `root` asks for them. */
export function walkRules(root: string, all: readonly FolderRules[]): WalkRules {
  const at = (path: string) => nearestRules(join(root, path), all);
  return {
    includes: all.some(({ includes }) => includes),
    says(path) {
      const own = at(path);
      return own?.says(relative(own.folder, join(root, path)).replaceAll(sep, "/")) ?? null;
    },
    signAt: (folder) => at(join(folder, "x"))?.sign ?? 0,
  };
}

/** The rules by which a single file is read; null where there are none. */
export function rulesForFile(file: string): FolderRules | null {
  const folder = rulesAbove(dirname(file));
  return folder === null ? null : readRules(folder, RULES_FILE);
}
