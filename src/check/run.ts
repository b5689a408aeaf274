import { dirname, join, relative, sep } from "node:path";
import { NO_RULES } from "../episode/rules.ts";
import type { UserError } from "../errors.ts";
import { isInside } from "../files/inside.ts";
import { nearestRules, RULES_FILE } from "../files/rules-file.ts";
import { isThere, readText } from "../files/walk.ts";
import { fromHere } from "../library/folders.ts";
import { compare } from "../text/compare.ts";
import { parseVocabulary } from "../topics/parse.ts";
import { NO_VOCABULARY, type Vocabulary } from "../topics/vocabulary.ts";
import { checkFile, type Checker } from "./check-file.ts";
import { sameContent } from "./fix.ts";
import type { LibraryContext } from "./rules/context.ts";
import { checkEpisode } from "./rules/episode.ts";
import { unfixed, type Finding } from "./rules/finding.ts";
import { knownTopics } from "./rules/known-topics.ts";
import { checkLibraryRules, type CheckedLibraryRules } from "./rules/library-rules.ts";
import { checkRefs, type RefPlace } from "./rules/refs.ts";
import { joinShared } from "./rules/shared.ts";
import { checkVocabulary, type CheckedVocabulary } from "./rules/vocabulary.ts";
import type { Target } from "./targets.ts";

/** The result of a check. */
export interface CheckResult {
  /** In the order of paths, lines, columns and codes. */
  findings: Finding[];
  /** How many files were checked. */
  files: number;
  /** How many of them have problems. */
  faulty: number;
  /** How many paths could not be read. */
  unreadable: number;
  /** The files that `fix` changed, and how many problems of each code it fixed there. */
  fixed: { path: string; counts: ReadonlyMap<string, number> }[];
  /** Why `fix` may not write some files. */
  refused: UserError[];
}

const VOCABULARY: Checker<CheckedVocabulary> = {
  check: (text) => checkVocabulary(text, "topics.yaml"),
  hasSameContent: (before, after) => before.content === null || before.content === after.content,
};

function rulesChecker(path: string): Checker<CheckedLibraryRules> {
  return {
    check: (text) => checkLibraryRules(text, path),
    hasSameContent: (before, after) => before.content === after.content,
  };
}

/** Checks files and, with `fix`, fixes what takes no decision; `today` is a calendar day. */
export function checkAll(
  targets: readonly Target[],
  { today, cwd, fix }: { today: string; cwd: string; fix: boolean },
): CheckResult {
  const result: CheckResult = {
    findings: [],
    files: 0,
    faulty: 0,
    unreadable: 0,
    fixed: [],
    refused: [],
  };
  const refs: RefPlace[] = [];
  const seen = new Set<string>();
  const faulty = new Set<string>();
  const unreadable = new Set<string>();
  for (const target of targets) {
    const { root, paths } = target;
    const shown = (path: string) => fromHere(join(root, path), cwd) || ".";
    const findings: Finding[] = [];
    for (const problem of target.problems) {
      const path = join(root, problem.path);
      if (!unreadable.has(path)) findings.push(unfixed(problem));
      unreadable.add(path);
    }
    const checked = <T extends { findings: Finding[] }>(path: string, checker: Checker<T>) => {
      result.files++;
      const file = { file: join(root, path), path, fixIn: fix ? target : null };
      const { findings: found, fixed, last, refused } = checkFile(file, checker);
      for (const finding of found) findings.push(finding);
      if (refused) result.refused.push(refused);
      if (found.length > 0) faulty.add(shown(path));
      if (fixed.size > 0) result.fixed.push({ path: shown(path), counts: fixed });
      return last;
    };
    if (target.vocabulary) checked("topics.yaml", VOCABULARY);
    for (const { folder, named = true } of target.rules)
      if (named && isInside(root, folder)) {
        const path = relative(root, join(folder, RULES_FILE)).replaceAll(sep, "/");
        checked(path, rulesChecker(path));
      }
    const vocabulary = vocabularyIn(root);
    const contextOf = contextsIn(target, today, vocabulary);
    for (const path of paths) {
      const file = join(root, path);
      if (seen.has(file)) continue;
      seen.add(file);
      const last = checked(path, {
        check: (text) => checkEpisode(text, path, contextOf(path)),
        hasSameContent: (before, after) => sameContent(before.parsed, after.parsed, vocabulary),
      });
      if (!last?.parsed.readable) continue;
      const { episode, layout } = last.parsed;
      refs.push({ id: episode.id, path: shown(path), place: layout.front.placeOf("number") });
    }
    for (const one of joinShared(findings, shown))
      result.findings.push({ ...one, path: shown(one.path) });
  }
  const repeated = checkRefs(refs);
  for (const { path } of repeated) faulty.add(path);
  for (const one of joinShared(repeated, (path) => path))
    result.findings.push({ ...one, path: one.path || "." });
  result.findings.sort(inOrder);
  return { ...result, faulty: faulty.size, unreadable: unreadable.size };
}

function inOrder(a: Finding, b: Finding): number {
  const byPlace = compare(a.path, b.path) || a.line - b.line || a.column - b.column;
  return byPlace || compare(a.code, b.code);
}

/** The vocabulary of a library as far as it can be read. */
function vocabularyIn(root: string): Vocabulary {
  const file = join(root, "topics.yaml");
  const text = isThere(file) ? readText(file, "topics.yaml") : null;
  return typeof text === "string" ? parseVocabulary(text, "topics.yaml").vocabulary : NO_VOCABULARY;
}

/** The context of each file of a library; whether a file exists is looked up once. */
function contextsIn(
  { root, rules }: Target,
  today: string,
  vocabulary: Vocabulary,
): (path: string) => LibraryContext {
  const open = knownTopics(vocabulary);
  const closed = knownTopics(vocabulary, true);
  const known = new Map<string, boolean>();
  return (path) => {
    const own = nearestRules(join(root, path), rules)?.rules;
    return {
      today,
      rules: own ?? NO_RULES,
      topics: own?.closed === true ? closed : open,
      exists(target) {
        const file = join(root, dirname(path), target);
        const exists = known.get(file) ?? isThere(file);
        known.set(file, exists);
        return exists;
      },
    };
  };
}
