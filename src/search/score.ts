import type { Clause, Scope } from "./clause.ts";
import { COLUMNS, type Column } from "./columns.ts";

// The usual constants of BM25. https://doi.org/10.1561/1500000019
const K1 = 1.2;
const B = 0.75;

/** What a word counts by the column it stands in: a title says more of a text than its words do. */
export const WEIGHTS: Readonly<Record<Column, number>> = {
  title: 4,
  guests: 4,
  topics: 3,
  text: 1,
  section: 0.5,
  of_title: 1,
  of_guests: 1,
};

const IN: Record<Scope, readonly Column[]> = {
  any: COLUMNS,
  title: ["title"],
  topic: ["topics"],
  guest: ["guests", "of_guests"],
};

/** The columns in which a clause of a scope is looked for. */
export function columnsOf(scope: Scope): readonly Column[] {
  return IN[scope];
}

/** Whether a column is a document's own, not inherited from its episode. */
export function isOwn(column: Column): boolean {
  return column !== "of_title" && column !== "of_guests";
}

/** What is known of all documents of a library. */
export interface Totals {
  documents: number;
  /** The words of their own columns. */
  words: number;
}

/** The documents that have the words of a clause, in any order. */
export interface Hits {
  /** How often, each time by the weight of the column. */
  often: ReadonlyMap<number, number>;
  /** Those that have them in a column of their own. */
  own: ReadonlySet<number>;
}

/** The hits of a clause and the clause itself. */
export interface Found {
  clause: Clause;
  hits: Hits;
}

/**
 * The documents that have all that must occur and no single word that must not, at least one of
 * the words as their own. Phrases are still to be looked for in the text.
 */
export function candidates(found: readonly Found[]): number[] {
  const required = found.filter(({ clause }) => !clause.excluded).map(({ hits }) => hits);
  const excluded = found
    .filter(({ clause }) => clause.excluded && clause.ways.every((terms) => terms.length === 1))
    .map(({ hits }) => hits);
  const [fewest, ...others] = required.toSorted((a, b) => a.often.size - b.often.size);
  if (!fewest) return [];
  return [...fewest.often.keys()].filter(
    (document) =>
      others.every(({ often }) => often.has(document)) &&
      !excluded.some(({ often }) => often.has(document)) &&
      required.some(({ own }) => own.has(document)),
  );
}

/** Makes a function that scores a document by its hits and its number of words; higher is better. */
export function scorer(
  found: readonly Found[],
  { documents, words }: Totals,
): (document: number, length: number) => number {
  const clauses = found
    .filter(({ clause }) => !clause.excluded)
    .map(({ hits: { often, own } }) => {
      const n = own.size;
      return { often, rarity: Math.log(1 + (documents - n + 0.5) / (n + 0.5)) };
    });
  const average = words / documents;
  return (document, length) => {
    const norm = K1 * (1 - B + (B * length) / average);
    let score = 0;
    for (const { often, rarity } of clauses) {
      const times = often.get(document) ?? 0;
      score += (rarity * times * (K1 + 1)) / (times + norm);
    }
    return Math.round(score * 1000) / 1000;
  };
}
