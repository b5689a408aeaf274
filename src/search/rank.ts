import { byDate, type Askable, type Selected } from "../query/query.ts";
import { ANY_FIELD, FIELD, type Clause } from "./clause.ts";
import { weigh, within } from "./counts.ts";
import type { Document } from "./documents.ts";
import { hitsOf, type Hits } from "./hits.ts";
import { hasPhrase } from "./phrase.ts";
import type { Words } from "./words.ts";

/** Episodes whose words can be looked up: of each episode one document, and behind it its takeaways'. */
export interface Searchable extends Askable {
  words: Words;
  /** The texts of an episode, or of one of its takeaways, to see whether words follow one another. */
  document(episode: number, takeaway: number | null): Document;
}

/** An episode, or one of its takeaways by index, and how well it answers; higher is better. */
export interface Ranked<S extends Searchable> {
  entry: Selected<S>;
  takeaway: number | null;
  score: number;
}

/** What is looked for, and whether only in the words themselves and not in their other forms. */
export interface Search {
  clauses: readonly Clause[];
  exact: boolean;
}

// The usual constants of BM25. https://doi.org/10.1561/1500000019
const K1 = 1.2;
const B = 0.75;
/** What an episode's title and guests say of its takeaways counts for less than what they say themselves. */
const INHERITED = 0.25;

/** Of what a question selects, all that has every word of the search, best first. Throws DamagedCache. */
export function rank<S extends Searchable>(
  shelves: readonly S[],
  selected: readonly Selected<S>[],
  search: Search,
): Ranked<S>[] {
  const found = new Map(
    shelves.map((shelf) => [
      shelf,
      search.clauses.map((clause) => hitsOf(shelf.words, clause, search.exact)),
    ]),
  );
  const required = new Map(
    Array.from(found, ([shelf, hits]) => [
      shelf,
      hits.filter((_, c) => !search.clauses[c]!.excluded),
    ]),
  );
  const weights = weightsOf(found, search);
  const ranked: Ranked<S>[] = [];
  for (const entry of selected) {
    const { shelf, episode, whole, takeaways } = entry;
    const hits = found.get(shelf)!;
    const needed = required.get(shelf)!;
    if (!mayAnswer(shelf, episode, needed)) continue;
    const own = firstDocument(shelf, episode);
    for (const takeaway of whole ? [null, ...takeaways] : takeaways) {
      const document = takeaway === null ? own : own + 1 + takeaway;
      if (!needed.every(({ counts }) => (counts[document]! | counts[own]!) !== 0)) continue;
      const score = scoreOf(shelf, episode, takeaway, hits, weights, search);
      if (score !== null) ranked.push({ entry, takeaway, score });
    }
  }
  return ranked.sort(bestFirst);
}

function bestFirst<S extends Searchable>(a: Ranked<S>, b: Ranked<S>): number {
  return b.score - a.score || byDate(a.entry, b.entry) || (a.takeaway ?? -1) - (b.takeaway ?? -1);
}

/** An episode's document; those of its takeaways stand behind it. */
function firstDocument({ cards }: Askable, episode: number): number {
  return cards.firstTakeaway[episode]! + episode;
}

/** How much each clause says, the rarer the more, and how many words a document has on average. */
interface Weights {
  clauses: number[];
  average: number;
}

/** Only what is still there counts, so that it is the same whatever else the cache remembers. */
function weightsOf(found: ReadonlyMap<Searchable, readonly Hits[]>, { clauses }: Search): Weights {
  let documents = 0;
  let words = 0;
  const frequencies = clauses.map(() => 0);
  for (const [shelf, hits] of found) {
    const there = aliveDocuments(shelf);
    for (let i = 0; i < there.length; i++) {
      documents += there[i]!;
      words += there[i]! * shelf.words.lengths[i]!;
    }
    for (const [c, clause] of hits.entries())
      for (const document of clause.documents) frequencies[c]! += there[document]!;
  }
  return {
    clauses: frequencies.map((n) => Math.log(1 + (documents - n + 0.5) / (n + 0.5))),
    average: words / documents,
  };
}

/** For each document, 1 where its episode is still there. */
function aliveDocuments(shelf: Searchable): Uint8Array {
  const there = new Uint8Array(shelf.words.lengths.length);
  for (let episode = 0; episode < shelf.cards.count; episode++)
    if (shelf.alive[episode] === 1)
      there.fill(1, firstDocument(shelf, episode), firstDocument(shelf, episode + 1));
  return there;
}

/** Whether all that has to occur does so anywhere in an episode: most need no closer look. */
function mayAnswer(shelf: Searchable, episode: number, required: readonly Hits[]): boolean {
  const first = firstDocument(shelf, episode);
  const next = firstDocument(shelf, episode + 1);
  for (const { counts } of required) {
    let document = first;
    while (document < next && counts[document] === 0) document++;
    if (document === next) return false;
  }
  return true;
}

function scoreOf(
  shelf: Searchable,
  episode: number,
  takeaway: number | null,
  hits: readonly Hits[],
  weights: Weights,
  search: Search,
): number | null {
  const own = firstDocument(shelf, episode);
  const document = takeaway === null ? own : own + 1 + takeaway;
  const length = shelf.words.lengths[document]!;
  const norm = K1 * (1 - B + (B * length) / weights.average);
  let score = 0;
  let said = false;
  for (const [c, clause] of search.clauses.entries()) {
    const { counts } = hits[c]!;
    const here = counts[document]!;
    const above = takeaway === null ? 0 : within(counts[own]!, inheritable(clause));
    const there = here !== 0 || above !== 0;
    // Words that only together are excluded have to be looked for in the text itself.
    if (clause.excluded ? there && clause.words.length === 1 : !there) return null;
    if (clause.excluded) continue;
    said ||= here !== 0;
    const often = weigh(here) + INHERITED * weigh(above);
    score += (weights.clauses[c]! * often * (K1 + 1)) / (often + norm);
  }
  // What only its episode says is the episode's answer, not that of each of its takeaways.
  if (!said || !hasPhrases(shelf, episode, takeaway, search)) return null;
  return Math.round(score * 1000) / 1000;
}

/** In which fields of its episode a takeaway's clause may be found. */
function inheritable({ fields }: Clause): number {
  return (fields === ANY_FIELD ? FIELD.title | FIELD.guests : FIELD.guests) & fields;
}

/** Whether the words that have to follow one another do. */
function hasPhrases(
  shelf: Searchable,
  episode: number,
  takeaway: number | null,
  { clauses }: Search,
): boolean {
  const phrases = clauses.filter(({ words }) => words.length > 1);
  if (phrases.length === 0) return true;
  const own = shelf.document(episode, takeaway);
  const above = takeaway === null ? [] : shelf.document(episode, null);
  return phrases.every((clause) => {
    const inherited = above.filter(([field]) => (field & inheritable(clause)) !== 0);
    return hasPhrase([...own, ...inherited], clause) !== clause.excluded;
  });
}
