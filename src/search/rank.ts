import type { Askable, Selected } from "../query.ts";
import { byDate } from "../query.ts";
import { ANY_FIELD, FIELD, type Clause } from "./clause.ts";
import { together, weigh, within, type Counts } from "./counts.ts";
import type { Document } from "./documents.ts";
import { hasPhrase } from "./phrase.ts";
import type { Words } from "./words.ts";

/** Episodes whose words can be looked up. */
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

// The usual constants of BM25. https://doi.org/10.1561/1500000019
const K1 = 1.2;
const B = 0.75;
/** What an episode's title and guests say of its takeaways counts for less than what they say themselves. */
const INHERITED = 0.25;

/** Of what a question selects, all that has every word of the clauses, best first. Throws DamagedCache. */
export function rank<S extends Searchable>(
  shelves: readonly S[],
  selected: readonly Selected<S>[],
  clauses: readonly Clause[],
  exact: boolean,
): Ranked<S>[] {
  const tables = new Map(shelves.map((shelf) => [shelf, tableOf(shelf, clauses, exact)]));
  const total = { documents: 0, words: 0 };
  const frequencies = clauses.map(() => 0);
  for (const [shelf, table] of tables)
    eachAlive(shelf, (document) => {
      total.documents++;
      total.words += shelf.words.lengths[document]!;
      for (const [c, counts] of table.entries()) if (counts[document]) frequencies[c]!++;
    });
  const average = total.words / total.documents;
  const weights = frequencies.map((n) => Math.log(1 + (total.documents - n + 0.5) / (n + 0.5)));

  function scoreOf(shelf: S, episode: number, takeaway: number | null): number | null {
    const own = firstDocument(shelf, episode);
    const document = takeaway === null ? own : own + 1 + takeaway;
    const length = shelf.words.lengths[document]!;
    let score = 0;
    let said = false;
    for (const [c, clause] of clauses.entries()) {
      const table = tables.get(shelf)![c]!;
      const counts = table[document]!;
      const above = takeaway === null ? 0 : within(table[own]!, inheritable(clause));
      const there = counts !== 0 || above !== 0;
      // Words that only together are excluded have to be looked for in the text itself.
      if (clause.excluded ? there && clause.words.length === 1 : !there) return null;
      if (clause.excluded) continue;
      said ||= counts !== 0;
      const often = weigh(counts) + INHERITED * weigh(above);
      score += (weights[c]! * often * (K1 + 1)) / (often + K1 * (1 - B + (B * length) / average));
    }
    // What only its episode says is the episode's answer, not that of each of its takeaways.
    if (!said || !hasPhrases(shelf, episode, takeaway, clauses, exact)) return null;
    return Math.round(score * 1000) / 1000;
  }

  const ranked: Ranked<S>[] = [];
  for (const entry of selected) {
    const { shelf, episode, whole, takeaways } = entry;
    for (const takeaway of [...(whole ? [null] : []), ...takeaways]) {
      const score = scoreOf(shelf, episode, takeaway);
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

function eachAlive(shelf: Searchable, visit: (document: number) => void): void {
  for (let episode = 0; episode < shelf.cards.count; episode++)
    if (shelf.alive[episode]) {
      const next = firstDocument(shelf, episode + 1);
      for (let document = firstDocument(shelf, episode); document < next; document++)
        visit(document);
    }
}

/** In which fields of its episode a takeaway's clause may be found. */
function inheritable({ fields }: Clause): number {
  return (fields === ANY_FIELD ? FIELD.title | FIELD.guests : FIELD.guests) & fields;
}

/** For each clause the counts of each document; of words that have to follow one another, those that have all. */
function tableOf(shelf: Searchable, clauses: readonly Clause[], exact: boolean): Int32Array[] {
  return clauses.map(({ words, joined, prefix, fields }) => {
    const tables = words.map((word, i) =>
      countsOf(
        shelf,
        prefix && i === words.length - 1 ? beginning(shelf, word) : shelf.words.find(word, exact),
      ),
    );
    const [first, ...others] = tables;
    const all = first!.map((counts, document) =>
      others.every((other) => other[document]) ? within(counts, fields) : 0,
    );
    if (joined === null) return all;
    const one = countsOf(shelf, shelf.words.find(joined, exact));
    return all.map((counts, document) => together(counts, within(one[document]!, fields)));
  });
}

function beginning({ words }: Searchable, prefix: string): number[] {
  const all = words.all();
  return [...all.keys()].filter((place) => all[place]!.startsWith(prefix));
}

function countsOf({ words }: Searchable, places: readonly number[]): Int32Array {
  const table = new Int32Array(words.lengths.length);
  const add = (document: number, counts: Counts) => {
    table[document] = together(table[document]!, counts);
  };
  for (const place of places) words.each(place, add);
  return table;
}

/** Whether the words that have to follow one another do. */
function hasPhrases(
  shelf: Searchable,
  episode: number,
  takeaway: number | null,
  clauses: readonly Clause[],
  exact: boolean,
): boolean {
  const phrases = clauses.filter(({ words }) => words.length > 1);
  if (phrases.length === 0) return true;
  const own = shelf.document(episode, takeaway);
  const above = takeaway === null ? [] : shelf.document(episode, null);
  return phrases.every((clause) => {
    const inherited = above.filter(([field]) => (field & inheritable(clause)) !== 0);
    return hasPhrase([...own, ...inherited], clause, exact) !== clause.excluded;
  });
}
