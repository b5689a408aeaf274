import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkEpisode, type Around } from "../checks/episode.ts";
import { findings, unfixed, type Finding } from "../checks/finding.ts";
import { mend, sameFacts } from "../checks/mend.ts";
import { doubles, type RefPlace } from "../checks/refs.ts";
import { topicCheck } from "../checks/topics.ts";
import { checkVocabulary, type CheckedVocabulary } from "../checks/vocabulary.ts";
import { compare } from "../episode/text.ts";
import { reasonOf } from "../errors.ts";
import { NO_VOCABULARY } from "../topics/vocabulary.ts";
import { parseVocabulary } from "../topics/parse.ts";
import { readText } from "./files.ts";
import { fromHere } from "./folders.ts";
import type { Target } from "./targets.ts";
import { replaceFile } from "./whole-file.ts";

/** What a check came to. */
export interface Verdict {
  /** In the order of paths, lines, columns and codes. */
  findings: Finding[];
  /** How many files were looked at. */
  files: number;
  /** What `fix` mended: for each file how many problems of each kind. */
  mended: { path: string; counts: Map<string, number> }[];
}

/** How a file is checked, and whether what was mended still says the same. */
interface Checker<T> {
  check(text: string): T;
  alike(before: T, after: T): boolean;
}

const VOCABULARY: Checker<CheckedVocabulary> = {
  check: (text) => checkVocabulary(text, "topics.yaml"),
  alike: (before, after) => before.says === null || before.says === after.says,
};

/** Checks files and, with `fix`, mends what is safe; `today` is a calendar day. */
export function checkAll(
  targets: readonly Target[],
  { today, cwd, fix }: { today: string; cwd: string; fix: boolean },
): Verdict {
  const verdict: Verdict = { findings: [], files: 0, mended: [] };
  const places: RefPlace[] = [];
  const seen = new Set<string>();
  for (const target of targets) {
    const shown = (path: string) => fromHere(join(target.root, path), cwd);
    const add = (found: readonly Finding[]) => {
      for (const one of found) verdict.findings.push({ ...one, path: shown(one.path) });
    };
    const checked = <T extends { found: Finding[] }>(path: string, checker: Checker<T>) => {
      verdict.files++;
      const result = checkFile(join(target.root, path), path, fix, checker);
      add(result.found);
      if (result.mended.size > 0) verdict.mended.push({ path: shown(path), counts: result.mended });
      return result.last;
    };
    add(target.problems.map(unfixed));
    if (target.vocabulary) checked("topics.yaml", VOCABULARY);
    const around = aroundOf(target.root, today);
    for (const path of target.paths) {
      const file = join(target.root, path);
      if (seen.has(file)) continue;
      seen.add(file);
      const last = checked(path, {
        check: (text) => checkEpisode(text, path, around(path)),
        alike: (before, after) => sameFacts(before.parsed, after.parsed),
      });
      if (!last?.parsed.readable) continue;
      const { episode, layout } = last.parsed;
      places.push({ id: episode.id, path: shown(path), place: layout.front.placeOf("number") });
    }
  }
  verdict.findings.push(...doubles(places));
  verdict.findings.sort(inOrder);
  return verdict;
}

function inOrder(a: Finding, b: Finding): number {
  const byPlace = compare(a.path, b.path) || a.line - b.line || a.column - b.column;
  return byPlace || compare(a.code, b.code);
}

/** The world around each file of a library; what is there is looked up once. */
function aroundOf(root: string, today: string): (path: string) => Around {
  const text = existsSync(join(root, "topics.yaml"))
    ? readText(join(root, "topics.yaml"), "topics.yaml")
    : null;
  const vocabulary =
    typeof text === "string" ? parseVocabulary(text, "topics.yaml").vocabulary : NO_VOCABULARY;
  const topics = topicCheck(vocabulary);
  const known = new Map<string, boolean>();
  return (path) => ({
    today,
    topics,
    exists(target) {
      const file = join(root, dirname(path), target);
      const there = known.get(file) ?? existsSync(file);
      known.set(file, there);
      return there;
    },
  });
}

function checkFile<T extends { found: Finding[] }>(
  file: string,
  path: string,
  fix: boolean,
  { check, alike }: Checker<T>,
): { found: Finding[]; mended: Map<string, number>; last: T | null } {
  const none = new Map<string, number>();
  const text = readText(file, path);
  if (typeof text !== "string") return { found: [unfixed(text)], mended: none, last: null };
  const first = check(text);
  const { text: better, last } = fix ? mend(text, check, alike) : { text, last: first };
  if (better === text) return { found: first.found, mended: none, last: first };
  const refused = replace(file, text, better);
  if (refused === null) return { found: last.found, mended: fewer(first.found, last.found), last };
  const { found, note } = findings(path);
  note("unwritable", { line: 1, column: 1 }, `the file is left as it was: ${refused}`);
  return { found: [...first.found, ...found], mended: none, last: first };
}

/** Writes a mended text over the one it was made of; the reason where that is not to be done. */
function replace(file: string, old: string, text: string): string | null {
  try {
    // A file in another encoding, or changed meanwhile, would lose what was not seen.
    return replaceFile(file, text, old, false) ? null : "it is not UTF-8, or it just changed";
  } catch (error) {
    return reasonOf(error);
  }
}

/** How many problems that could be mended are gone, by code. */
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
