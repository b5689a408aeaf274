import { bestFirst } from "../query/best.ts";
import type { Query } from "../query/query.ts";
import type { MatchRow } from "../rows/fields.ts";
import { fromEither } from "../rows/sort.ts";
import { hasPhrases, testFor, withTopicNames, type Clause, type Term } from "../search/clause.ts";
import { COLUMNS, type Column } from "../search/columns.ts";
import { documentsOf, type Document } from "../search/documents.ts";
import { matchRow, type Matched } from "../search/match.ts";
import { partsOf } from "../search/parts.ts";
import { marker } from "../search/passage.ts";
import { finderOf, hasPhrase } from "../search/phrase.ts";
import { candidates, columnsOf, isOwn, scorer, WEIGHTS, type Found } from "../search/score.ts";
import { wordsIn } from "../search/tokens.ts";
import { answersTo, type Vocabulary } from "../topics/vocabulary.ts";
import type { Held, Selected } from "./held.ts";

/** A document: its episode by place, and its own place in it. */
interface Listed {
  episode: number;
  place: number;
  document: Document;
  length: number;
}

/** For each word the documents and columns in which it stands, once for each time. */
type Postings = Map<string, { document: number; column: Column }[]>;

/** Lists the words of all episodes, to be searched. */
export function wordFinder(all: readonly Held[], vocabulary: Vocabulary) {
  const documents: Listed[] = [];
  const postings: Postings = new Map();
  for (const [episode, held] of all.entries())
    for (const [place, document] of documentsOf(held.episode).entries()) {
      const length = addWords(postings, documents.length, document);
      documents.push({ episode, place, document, length });
    }
  const totals = {
    documents: documents.length,
    words: documents.reduce((sum, { length }) => sum + length, 0),
  };
  const topics = [...new Set(all.flatMap((held) => held.topics))];

  function* matches(query: Query, selected: readonly Selected[]): Iterable<MatchRow> {
    const search = withTopicNames(query.search!, (topic) =>
      topics.filter(answersTo([topic], vocabulary, query.exact)),
    );
    const found = search.clauses.map((clause) => hitsOf(clause, search.exact, postings));
    const phrases = search.clauses
      .filter(hasPhrases)
      .map((clause) => ({ clause, find: finderOf(clause, search.exact) }));
    const score = scorer(found, totals);
    const bySelection = new Map(selected.map((one) => [one.held, one]));
    const hits = candidates(found).flatMap((number) => {
      const { episode, place, document, length } = documents[number]!;
      const one = bySelection.get(all[episode]!);
      const matched = one && matchedAt(one, place, query);
      if (!matched) return [];
      for (const { clause, find } of phrases)
        if (hasPhrase(document, clause, find) === clause.excluded) return [];
      const section = matched.kind === "section" ? matched.part.section : null;
      return [{ episode, place, section, score: score(number, length), matched }];
    });
    const best = bestFirst(hits);
    const mark = marker(search);
    for (const hit of fromEither(best, query))
      yield matchRow(all[hit.episode]!.episode, hit.matched, hit.score, mark);
  }
  return { matches, words: () => [...postings.keys()] };
}

/** Adds the words of a document and gives how many stand in columns of its own. */
function addWords(postings: Postings, number: number, document: Document): number {
  let length = 0;
  for (const column of COLUMNS)
    for (const word of wordsIn(document[column])) {
      const entry = { document: number, column };
      const own = postings.get(word);
      if (own) own.push(entry);
      else postings.set(word, [entry]);
      if (isOwn(column)) length++;
    }
  return length;
}

/** What a document is, where it answers the question. */
function matchedAt(selected: Selected, place: number, { kinds }: Query) {
  const { takeaways, sections } = selected.held.episode;
  const wanted = (kind: Matched["kind"], answers: boolean) => answers && kinds.includes(kind);
  if (place === 0) return wanted("episode", selected.whole) ? ({ kind: "episode" } as const) : null;
  const takeaway = takeaways[place - 1];
  if (takeaway)
    return wanted("takeaway", selected.takeaways.includes(takeaway))
      ? ({ kind: "takeaway", takeaway } as const)
      : null;
  const part = partsOf(sections)[place - 1 - takeaways.length]!;
  return wanted("section", selected.whole) ? ({ kind: "section", part } as const) : null;
}

function hitsOf(clause: Clause, exact: boolean, postings: Postings): Found {
  const columns = new Set(columnsOf(clause.scope));
  const often = new Map<number, number>();
  const own = new Set<number>();
  for (const terms of clause.ways) {
    const [first, ...others] = terms.map((term) => entriesOf(term, exact, postings, columns));
    const inAll = others.map((entries) => new Set(entries.map(({ document }) => document)));
    for (const { document, column } of first!) {
      if (!inAll.every((numbers) => numbers.has(document))) continue;
      often.set(document, (often.get(document) ?? 0) + WEIGHTS[column]);
      if (isOwn(column)) own.add(document);
    }
  }
  return { clause, hits: { often, own } };
}

function entriesOf(
  term: Term,
  exact: boolean,
  postings: Postings,
  columns: ReadonlySet<Column>,
): Postings extends Map<string, infer Entries> ? Entries : never {
  const words = [...postings.keys()].filter(testFor(term, exact));
  return words.flatMap((word) => postings.get(word)!).filter(({ column }) => columns.has(column));
}
