import type { Takeaway } from "../../episode/episode.ts";
import { fold } from "../../text/fold.ts";

/** If more takeaways than this have no partner, only numbers are compared, not titles. */
const MAX_COMPARED = 300;

/** How alike two titles must be to be one that was reworded, from 0 to 1. */
const LIKE = 0.5;

/**
 * Finds for each takeaway of `from` the one of `to` that it became: of the same number and alike,
 * else the most alike, else of the same number where both are left over. Each is taken once.
 */
export function matchTakeaways(
  from: readonly Takeaway[],
  to: readonly Takeaway[],
): Map<Takeaway, Takeaway> {
  const pairs = new Map<Takeaway, Takeaway>();
  const left = new Set(to);
  const take = (a: Takeaway, b: Takeaway | undefined) => {
    if (!b || pairs.has(a) || !left.delete(b)) return;
    pairs.set(a, b);
  };
  const byNumber = new Map(to.map((one) => [one.number, one]));
  for (const a of from) {
    const b = byNumber.get(a.number);
    if (b && alike(a, b) >= LIKE) take(a, b);
  }
  const open = from.filter((a) => !pairs.has(a));
  if (open.length <= MAX_COMPARED && left.size <= MAX_COMPARED)
    for (const [a, b] of mostAlike(open, [...left])) take(a, b);
  for (const a of open) take(a, byNumber.get(a.number));
  return pairs;
}

function mostAlike(from: readonly Takeaway[], to: readonly Takeaway[]) {
  const rated = from.flatMap((a) => to.map((b) => [a, b, alike(a, b)] as const));
  return rated.filter(([, , like]) => like >= LIKE).sort((x, y) => y[2] - x[2]);
}

/** 1 for the same title or text, else the share of words that the titles have in common. */
function alike(a: Takeaway, b: Takeaway): number {
  if (a.title === b.title || (a.text !== "" && a.text === b.text)) return 1;
  const [words, others] = [wordsOf(a.title), wordsOf(b.title)];
  const common = [...words].filter((word) => others.has(word)).length;
  return (2 * common) / Math.max(1, words.size + others.size);
}

function wordsOf(title: string): Set<string> {
  return new Set(fold(title).match(/[\p{L}\p{N}]+/gu));
}
