import { together, within, type Counts } from "./counts.ts";
import { ANY_FIELD, type Clause } from "./clause.ts";
import type { Words } from "./words.ts";

/** The documents in which a clause is found. */
export interface Hits {
  /** Rising. */
  documents: Int32Array;
  /** The counts of each document there is; 0 where it is not found. */
  counts: Int32Array;
}

/**
 * Where a clause is found. Of words that have to follow one another these are all documents that
 * have every one of them, whether they follow or not. Throws DamagedCache.
 */
export function hitsOf(words: Words, clause: Clause, exact: boolean): Hits {
  const last = clause.words.length - 1;
  const [first, ...others] = clause.words.map((word, i) =>
    lookUp(words, clause.prefix && i === last ? beginning(words, word) : words.find(word, exact)),
  );
  let hits = first!;
  for (const other of others) hits = filter(hits, (document) => other.counts[document] !== 0);
  if (clause.joined !== null) hits = either(hits, lookUp(words, words.find(clause.joined, exact)));
  if (clause.fields === ANY_FIELD) return hits;
  for (const document of hits.documents)
    hits.counts[document] = within(hits.counts[document]!, clause.fields);
  return filter(hits, (document) => hits.counts[document] !== 0);
}

function beginning(words: Words, prefix: string): number[] {
  const all = words.all();
  return [...all.keys()].filter((place) => all[place]!.startsWith(prefix));
}

function lookUp(words: Words, places: readonly number[]): Hits {
  const counts = new Int32Array(words.lengths.length);
  const documents: number[] = [];
  const add = (document: number, more: Counts) => {
    const before = counts[document]!;
    if (before === 0) documents.push(document);
    counts[document] = together(before, more);
  };
  for (const place of places) words.each(place, add);
  const rising = Int32Array.from(documents);
  return { documents: places.length > 1 ? rising.sort() : rising, counts };
}

function filter({ documents, counts }: Hits, holds: (document: number) => boolean): Hits {
  return { documents: documents.filter(holds), counts };
}

function either(a: Hits, b: Hits): Hits {
  const counts = new Int32Array(a.counts.length);
  for (const { documents, counts: own } of [a, b])
    for (const document of documents)
      counts[document] = together(counts[document]!, own[document]!);
  const documents = Int32Array.from(new Set([...a.documents, ...b.documents])).sort();
  return { documents, counts };
}
