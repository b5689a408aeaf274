import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { CheckContext } from "./rules/context.ts";
import { checkEpisode } from "./rules/episode.ts";
import { findings, unfixed, type Finding } from "./rules/finding.ts";
import { fixText, sameContent } from "./fix.ts";
import { doubles, type RefPlace } from "./rules/refs.ts";
import { joinShared } from "./rules/shared.ts";
import { topicCheck } from "./rules/topics.ts";
import { checkVocabulary, type CheckedVocabulary } from "./rules/vocabulary.ts";
import { checkRules, type CheckedRules } from "./rules/rules.ts";
import { NO_RULES } from "../episode/rules.ts";
import { compare } from "../text/compare.ts";
import { reasonOf, UserError } from "../errors.ts";
import { NO_VOCABULARY, type Vocabulary } from "../topics/vocabulary.ts";
import { parseVocabulary } from "../topics/parse.ts";
import { readText } from "../files/walk.ts";
import { fromHere } from "../library/folders.ts";
import { isInside, realPlace } from "../files/inside.ts";
import { nearestRules, RULES_FILE } from "../files/rules-file.ts";
import type { Target } from "./targets.ts";
import { replaceFile } from "../files/write.ts";

/** What a check gives. */
export interface Verdict {
  /** In the order of paths, lines, columns and codes. */
  findings: Finding[];
  /** How many files were looked at. */
  files: number;
  /** How many of them have problems. */
  spoilt: number;
  /** How many paths could not be looked at. */
  unread: number;
  /** What `fix` changed: for each file how many problems of each kind. */
  fixed: { path: string; counts: Map<string, number> }[];
  /** What `fix` may not write. */
  refused: UserError[];
}

/** How a file is checked, and whether what was fixed still says the same. */
interface Checker<T> {
  check(text: string): T;
  alike(before: T, after: T): boolean;
}

const VOCABULARY: Checker<CheckedVocabulary> = {
  check: (text) => checkVocabulary(text, "topics.yaml"),
  alike: (before, after) => before.says === null || before.says === after.says,
};

function rulesChecker(path: string): Checker<CheckedRules> {
  return {
    check: (text) => checkRules(text, path),
    alike: (before, after) => before.says === after.says,
  };
}

/** Checks files and, with `fix`, fixes what takes no decision; `today` is a calendar day. */
export function checkAll(
  targets: readonly Target[],
  { today, cwd, fix }: { today: string; cwd: string; fix: boolean },
): Verdict {
  const verdict: Verdict = {
    findings: [],
    files: 0,
    spoilt: 0,
    unread: 0,
    fixed: [],
    refused: [],
  };
  const places: RefPlace[] = [];
  const seen = new Set<string>();
  const spoilt = new Set<string>();
  const unread = new Set<string>();
  for (const target of targets) {
    const { root, paths } = target;
    const shown = (path: string) => fromHere(join(root, path), cwd) || ".";
    const found: Finding[] = [];
    for (const problem of target.problems) {
      const path = join(root, problem.path);
      if (!unread.has(path)) found.push(unfixed(problem));
      unread.add(path);
    }
    const checked = <T extends { found: Finding[] }>(path: string, checker: Checker<T>) => {
      verdict.files++;
      const result = checkFile(join(root, path), path, fix ? target : null, checker);
      for (const one of result.found) found.push(one);
      if (result.refused) verdict.refused.push(result.refused);
      if (result.found.length > 0) spoilt.add(shown(path));
      if (result.fixed.size > 0) verdict.fixed.push({ path: shown(path), counts: result.fixed });
      return result.last;
    };
    if (target.vocabulary) checked("topics.yaml", VOCABULARY);
    for (const { folder, named = true } of target.rules)
      if (named && isInside(root, folder)) {
        const path = relative(root, join(folder, RULES_FILE)).replaceAll(sep, "/");
        checked(path, rulesChecker(path));
      }
    const words = vocabularyIn(root);
    const contextOf = contextsIn(target, today, words);
    for (const path of paths) {
      const file = join(root, path);
      if (seen.has(file)) continue;
      seen.add(file);
      const last = checked(path, {
        check: (text) => checkEpisode(text, path, contextOf(path)),
        alike: (before, after) => sameContent(before.parsed, after.parsed, words),
      });
      if (!last?.parsed.readable) continue;
      const { episode, layout } = last.parsed;
      places.push({ id: episode.id, path: shown(path), place: layout.front.placeOf("number") });
    }
    for (const one of joinShared(found, shown))
      verdict.findings.push({ ...one, path: shown(one.path) });
  }
  const twice = doubles(places);
  for (const { path } of twice) spoilt.add(path);
  for (const one of joinShared(twice, (path) => path))
    verdict.findings.push({ ...one, path: one.path || "." });
  verdict.findings.sort(inOrder);
  return { ...verdict, spoilt: spoilt.size, unread: unread.size };
}

function inOrder(a: Finding, b: Finding): number {
  const byPlace = compare(a.path, b.path) || a.line - b.line || a.column - b.column;
  return byPlace || compare(a.code, b.code);
}

/** The vocabulary of a library as far as it can be read. */
function vocabularyIn(root: string): Vocabulary {
  const file = join(root, "topics.yaml");
  const text = existsSync(file) ? readText(file, "topics.yaml") : null;
  return typeof text === "string" ? parseVocabulary(text, "topics.yaml").vocabulary : NO_VOCABULARY;
}

/** What the check of each file of a library has to know; what is there is looked up once. */
function contextsIn(
  { root, rules }: Target,
  today: string,
  vocabulary: Vocabulary,
): (path: string) => CheckContext {
  const open = topicCheck(vocabulary);
  const closed = topicCheck(vocabulary, true);
  const known = new Map<string, boolean>();
  const own = (path: string) => nearestRules(join(root, path), rules)?.rules;
  return (path) => ({
    today,
    rules: own(path) ?? NO_RULES,
    topics: own(path)?.closed === true ? closed : open,
    exists(target) {
      const file = join(root, dirname(path), target);
      const there = known.get(file) ?? existsSync(file);
      known.set(file, there);
      return there;
    },
  });
}

/** What checking a file gave, and fixing it. */
interface Checked<T> {
  found: Finding[];
  fixed: Map<string, number>;
  last: T | null;
  refused?: UserError;
}

/** Checks a file and, where `fixIn` is its target, fixes it. */
function checkFile<T extends { found: Finding[] }>(
  file: string,
  path: string,
  fixIn: Target | null,
  { check, alike }: Checker<T>,
): Checked<T> {
  const none = new Map<string, number>();
  const text = readText(file, path);
  if (typeof text !== "string") return { found: [unfixed(text)], fixed: none, last: null };
  const first = check(text);
  const { text: better, last } = fixIn ? fixText(text, check, alike) : { text, last: first };
  if (better === text || !fixIn) return { found: first.found, fixed: none, last: first };
  const refused = replace(fixIn, file, text, better);
  if (refused === null) return { found: last.found, fixed: fewer(first.found, last.found), last };
  if (refused instanceof UserError)
    return { found: first.found, fixed: none, last: first, refused };
  const { found, note } = findings(path);
  note("unwritable", { line: 1, column: 1 }, `the file is unchanged: ${refused}`);
  return { found: [...first.found, ...found], fixed: none, last: first };
}

/** Writes a fixed text over the one it was made of; the reason where that is not to be done. */
function replace(
  { root, mayWrite }: Target,
  file: string,
  before: string,
  text: string,
): UserError | string | null {
  try {
    const place = realPlace(file);
    const folder = [...mayWrite].find((one) => isInside(realPlace(one), place)) ?? root;
    const written = replaceFile(folder, file, text, { before, backup: false });
    // A file in another encoding, or changed meanwhile, would lose what was not seen.
    return written ? null : "it is not UTF-8, or it just changed";
  } catch (error) {
    return error instanceof UserError ? error : reasonOf(error);
  }
}

/** How many problems that could be fixed are gone, by code. */
function fewer(before: readonly Finding[], after: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (found: readonly Finding[], step: number) => {
    for (const { code, fix } of found)
      if (fix.length > 0) counts.set(code, (counts.get(code) ?? 0) + step);
  };
  count(before, 1);
  count(after, -1);
  return new Map([...counts].filter(([, n]) => n > 0));
}
