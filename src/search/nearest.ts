import { distance } from "fastest-levenshtein";
import { compare } from "../text/compare.ts";
import type { Clause } from "./clause.ts";
import type { Searchable } from "./rank.ts";

const MOST = 3;

/** The words that occur and are spelt most like one that does not, nearest first, at most three. */
export function nearestWords(
  shelves: readonly Searchable[],
  { words, excluded }: Clause,
): string[] {
  const [word, ...others] = words;
  if (word === undefined || others.length > 0 || excluded) return [];
  const most = Math.max(1, Math.floor(word.length / 3));
  const near = new Map<string, number>();
  for (const shelf of shelves)
    for (const [place, known] of shelf.words.all().entries()) {
      if (Math.abs(known.length - word.length) > most || near.has(known)) continue;
      const far = distance(word, known);
      if (far <= most && far > 0 && occurs(shelf, place)) near.set(known, far);
    }
  return [...near]
    .sort(([a, x], [b, y]) => x - y || compare(a, b))
    .slice(0, MOST)
    .map(([known]) => known);
}

/** Whether a word stands in anything that is still there. */
function occurs(shelf: Searchable, place: number): boolean {
  const { firstTakeaway, count } = shelf.cards;
  const there = new Set<number>();
  shelf.words.each(place, (document) => there.add(document));
  for (let episode = 0; episode < count; episode++) {
    if (!shelf.alive[episode]) continue;
    const next = firstTakeaway[episode + 1]! + episode + 1;
    for (let document = firstTakeaway[episode]! + episode; document < next; document++)
      if (there.has(document)) return true;
  }
  return false;
}
