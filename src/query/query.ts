import type { Search } from "../search/clause.ts";
import type { MatchKind } from "../rows/fields.ts";

/** A question about a library, as data, so that any store can answer it. */
export interface Query {
  /** Each group means "any of these"; all groups must hold. */
  topics: readonly (readonly string[])[];
  /** None of these may hold. */
  notTopics: readonly string[];
  /** Whether a topic leaves out narrower ones. */
  exact: boolean;
  /** Any of these parts of a podcast's name or slug. */
  podcasts: readonly string[];
  /** Each group means "any of these parts of a guest's name"; all groups must hold. */
  guests: readonly (readonly string[])[];
  /** The first and the last day, `YYYY-MM-DD`; with either, an episode without a date is left out. */
  since: string | null;
  until: string | null;
  /** Only files modified at this time or later, in milliseconds since 1970; null for all. */
  changedSince: number | null;
  /** Only these episodes and takeaways; null for all. */
  among: readonly Address[] | null;
  /** Files left out, in full. */
  without: readonly string[];
  /** The words searched for; `matches` needs them, the other questions ignore them. */
  search: Search | null;
  /** The kinds of matches wanted. */
  kinds: readonly MatchKind[];
  /** The field that rows are sorted by; null for the order of the contract. */
  sort: string | null;
  reverse: boolean;
  /** At most this many rows. */
  limit: number;
  /** Whether an episode's parts keep references to the rest of its file. */
  asWritten: boolean;
}

/** An episode by its file, in full, or one of its takeaways by number. */
interface Address {
  file: string;
  takeaway: number | null;
}

/** The question that everything answers. */
export const EVERYTHING: Query = {
  topics: [],
  notTopics: [],
  exact: false,
  podcasts: [],
  guests: [],
  since: null,
  until: null,
  changedSince: null,
  among: null,
  without: [],
  search: null,
  kinds: ["takeaway", "section", "episode"],
  sort: null,
  reverse: false,
  limit: Infinity,
  asWritten: false,
};

/** The most groups of topics that a question can narrow by. */
export const MAX_GROUPS = 30;

/** Whether a question asks about topics, so that takeaways may be left out one by one. */
export function asksForTopics(query: Query): boolean {
  return query.topics.length > 0 || query.notTopics.length > 0;
}

/** Whether every episode and takeaway answers a question. */
export function asksForAll(query: Query): boolean {
  return (
    !asksForTopics(query) &&
    query.podcasts.length === 0 &&
    query.guests.length === 0 &&
    query.since === null &&
    query.until === null &&
    query.changedSince === null &&
    query.among === null &&
    query.without.length === 0
  );
}

/** The files that a question is about, each with the takeaways it asks for; null stands for all. */
export function amongFiles({ among }: Query): Map<string, Set<number> | null> | null {
  if (among === null) return null;
  const files = new Map<string, Set<number> | null>();
  for (const { file, takeaway } of among) {
    const numbers = files.get(file);
    if (takeaway === null || numbers === null) files.set(file, null);
    else files.set(file, (numbers ?? new Set()).add(takeaway));
  }
  return files;
}
