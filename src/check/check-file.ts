import { reasonOf, UserError } from "../errors.ts";
import { isInside, realPlace } from "../files/inside.ts";
import { readText } from "../files/walk.ts";
import { replaceFile } from "../files/write.ts";
import { fixText } from "./fix.ts";
import { collectFindings, unfixed, type Finding } from "./rules/finding.ts";
import type { Target } from "./targets.ts";

/** How a kind of file is checked, and whether its content is the same after a fix. */
export interface Checker<T> {
  check(text: string): T;
  hasSameContent(before: T, after: T): boolean;
}

/** What checking a file gave, and fixing it. */
interface CheckedFile<T> {
  findings: Finding[];
  /** How many problems of each code were fixed. */
  fixed: ReadonlyMap<string, number>;
  /** The result of the last check; null where the file cannot be read. */
  last: T | null;
  /** Why the fixed text may not be written. */
  refused: UserError | null;
}

const NONE_FIXED: ReadonlyMap<string, number> = new Map();

/** Checks the file at `path` in `root` and, where it is to be fixed, fixes it as part of `fixIn`. */
export function checkFile<T extends { findings: Finding[] }>(
  { file, path, fixIn }: { file: string; path: string; fixIn: Target | null },
  { check, hasSameContent }: Checker<T>,
): CheckedFile<T> {
  const text = readText(file, path);
  if (typeof text !== "string")
    return { findings: [unfixed(text)], fixed: NONE_FIXED, last: null, refused: null };
  const first = check(text);
  const asIs = { findings: first.findings, fixed: NONE_FIXED, last: first, refused: null };
  if (!fixIn) return asIs;
  const { text: better, last } = fixText(text, check, hasSameContent);
  if (better === text) return asIs;
  const refused = write(fixIn, file, text, better);
  if (refused === null) {
    const fixed = countFixed(first.findings, last.findings);
    return { findings: last.findings, fixed, last, refused: null };
  }
  if (refused instanceof UserError) return { ...asIs, refused };
  const { findings, report } = collectFindings(path);
  report("unwritable", { line: 1, column: 1, message: `the file is unchanged: ${refused}` });
  return { ...asIs, findings: [...first.findings, ...findings] };
}

/** Writes a fixed text over the one it was made of; null, or the reason why that is not done. */
function write(
  { root, mayWrite }: Target,
  file: string,
  before: string,
  text: string,
): UserError | string | null {
  try {
    const place = realPlace(file);
    const folder = [...mayWrite].find((one) => isInside(realPlace(one), place)) ?? root;
    const written = replaceFile(folder, file, text, { before, backup: false });
    // A file in another encoding, or changed meanwhile, would lose what was not read.
    return written ? null : "it is not UTF-8, or it just changed";
  } catch (error) {
    return error instanceof UserError ? error : reasonOf(error);
  }
}

/** How many problems that could be fixed are gone, by code. */
function countFixed(before: readonly Finding[], after: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (findings: readonly Finding[], step: number) => {
    for (const { code, fix } of findings)
      if (fix.length > 0) counts.set(code, (counts.get(code) ?? 0) + step);
  };
  count(before, 1);
  count(after, -1);
  return new Map([...counts].filter(([, n]) => n > 0));
}
