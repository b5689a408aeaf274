import { bestFirst } from "../query/best.ts";
import { asksForAll, type Query } from "../query/query.ts";
import type { MatchKind, MatchRow } from "../rows/fields.ts";
import { fromEither } from "../rows/sort.ts";
import { hasPhrases, withTopicNames, type Search } from "../search/clause.ts";
import {
  episodeDocument,
  partDocument,
  takeawayDocument,
  type Document,
} from "../search/documents.ts";
import { matchRow, type Matched } from "../search/match.ts";
import { marker } from "../search/passage.ts";
import { finderOf, hasPhrase } from "../search/phrase.ts";
import { candidates, scorer } from "../search/score.ts";
import { answersTo, type Vocabulary } from "../topics/vocabulary.ts";
import type { Conditions } from "./conditions.ts";
import { hitsFor } from "./hits.ts";
import { HEAD, headOf, takeawayOf, type Head } from "./read.ts";
import { numbersIn, type Database, type SqlRow } from "./sqlite.ts";
import { chosenIn } from "./uses.ts";

/** What is searched: the episodes, their words, and the vocabulary for `topic:`. */
export interface Searched {
  database: Database;
  words: Database;
  vocabulary: Vocabulary;
}

/** A document that may answer. */
interface Candidate {
  id: number;
  /** The id of its episode. */
  episode: number;
  section: number | null;
  kind: MatchKind;
  length: number;
}

/** This many matches are made at once. */
const BATCH = 200;

/** What a search finds, best first. */
export function* matchesIn(
  { database, words, vocabulary }: Searched,
  query: Query,
  conditions: Conditions,
): Iterable<MatchRow> {
  const search = withTopicNames(query.search!, (topic) => {
    const names = database.prepare("select name from topic").all();
    const is = answersTo([topic], vocabulary, query.exact);
    return names.map(({ name }) => name as string).filter(is);
  });
  const found = search.clauses.map((clause) => ({
    clause,
    hits: hitsFor(words, clause, search.exact),
  }));
  const score = scorer(found, totalsIn(words));
  const answering = candidates(found);
  const wanted = candidatesIn(words, answering).filter(answersQuery(database, query, conditions));
  const kept = withPhrases(wanted, search, database);
  const ranks = ranksOf(database, kept);
  const best = bestFirst(
    kept.map((one) => ({
      candidate: one,
      episode: ranks.get(one.episode)!,
      place: one.id,
      section: one.section,
      score: score(one.id, one.length),
    })),
  );
  const ordered = fromEither(best, query);
  const mark = marker(search);
  const read = reader(database);
  const size = query.sort === null ? Math.min(BATCH, query.limit) : BATCH;
  for (let at = 0; at < ordered.length; at += size) {
    const batch = ordered.slice(at, at + size);
    const texts = read(batch.map(({ candidate }) => candidate));
    for (const hit of batch) {
      const { episode, matched } = texts(hit.candidate);
      yield matchRow(episode, matched, hit.score, mark);
    }
  }
}

function totalsIn(words: Database) {
  const { documents = 0, words: all = 0 } = words.prepare("select * from total").get() ?? {};
  return { documents: documents as number, words: all as number };
}

/** The documents of these ids. */
function candidatesIn(words: Database, ids: readonly number[]): Candidate[] {
  const row = words
    .prepare(
      `select group_concat(d.id) as ids, group_concat(episode) as episodes,
        group_concat(ifnull(section, -1)) as sections, group_concat(words) as lengths
        from json_each(?) j join document d on d.id = j.value`,
    )
    .get(JSON.stringify(ids));
  const episodes = numbersIn(row?.["episodes"]);
  const sections = numbersIn(row?.["sections"]);
  const lengths = numbersIn(row?.["lengths"]);
  return Array.from(numbersIn(row?.["ids"]), (id, i) => {
    const section = sections[i]! < 0 ? null : sections[i]!;
    const episode = episodes[i]!;
    const kind = section !== null ? "section" : id === episode ? "episode" : "takeaway";
    return { id, episode, section, kind, length: lengths[i]! };
  });
}

function answersQuery(database: Database, query: Query, conditions: Conditions) {
  const chosen = asksForAll(query) ? null : chosenIn(database, conditions, query);
  return ({ id, episode, kind }: Candidate): boolean => {
    if (!query.kinds.includes(kind)) return false;
    if (chosen === null) return true;
    return kind === "takeaway" ? chosen.takeaways[id] === 1 : chosen.episodes[episode] === 1;
  };
}

/** Those in whose text the words of each phrase follow one another, or do not where it is excluded. */
function withPhrases(
  all: readonly Candidate[],
  search: Search,
  database: Database,
): readonly Candidate[] {
  const phrases = search.clauses
    .filter(hasPhrases)
    .map((clause) => ({ clause, find: finderOf(clause, search.exact) }));
  if (phrases.length === 0) return all;
  const read = reader(database);
  const kept: Candidate[] = [];
  for (let at = 0; at < all.length; at += BATCH) {
    const batch = all.slice(at, at + BATCH);
    const texts = read(batch);
    for (const one of batch) {
      const { episode, matched } = texts(one);
      const document = documentOf(episode, matched);
      if (
        phrases.every(({ clause, find }) => hasPhrase(document, clause, find) !== clause.excluded)
      )
        kept.push(one);
    }
  }
  return kept;
}

function documentOf(episode: Read["episode"], matched: Matched & Read["matched"]): Document {
  if (matched.kind === "takeaway") return takeawayDocument(episode, matched.takeaway);
  if (matched.kind === "section") return partDocument(episode, matched.part);
  return episodeDocument(episode);
}

/** The places of the episodes of documents in the order of the contract. */
function ranksOf(database: Database, all: readonly Candidate[]): Map<number, number> {
  const episodes = JSON.stringify([...new Set(all.map(({ episode }) => episode))]);
  const row = database
    .prepare(
      `select group_concat(id) as ids from (select id from episode e
        where id in (select value from json_each(?)) order by e.day desc, e.ref, e.path)`,
    )
    .get(episodes);
  return new Map(Array.from(numbersIn(row?.["ids"]), (id, rank) => [id, rank]));
}

/** What a document says, and what its episode says of itself. */
interface Read {
  episode: Head & { tldr: string | null };
  matched:
    | { kind: "episode" }
    | { kind: "takeaway"; takeaway: ReturnType<typeof takeawayOf> }
    | { kind: "section"; part: ReturnType<typeof partOf> };
}

/** Makes a function that reads many documents at once, and gives one that finds each of them. */
function reader(database: Database): (all: readonly Candidate[]) => (one: Candidate) => Read {
  const listed = "in (select value from json_each(?))";
  const episodes = database.prepare(
    `select e.id, ${HEAD}, b.tldr from episode e join body b on b.id = e.id where e.id ${listed}`,
  );
  const takeaways = database.prepare(`select * from takeaway where id ${listed}`);
  const parts = database.prepare(`select * from part where id ${listed}`);
  return (all) => {
    const ids = (kind: MatchKind) =>
      JSON.stringify(all.filter((one) => one.kind === kind).map(({ id }) => id));
    const byId = (rows: SqlRow[]) => new Map(rows.map((row) => [row["id"] as number, row]));
    const heads = new Map<number, Read["episode"]>();
    const own = JSON.stringify([...new Set(all.map(({ episode }) => episode))]);
    for (const row of episodes.all(own))
      heads.set(row["id"] as number, { ...headOf(row), tldr: row["tldr"] as string | null });
    const takeawayRows = byId(takeaways.all(ids("takeaway")));
    const partRows = byId(parts.all(ids("section")));
    return ({ id, episode, kind }) => {
      const head = heads.get(episode)!;
      if (kind === "takeaway")
        return { episode: head, matched: { kind, takeaway: takeawayOf(takeawayRows.get(id)!) } };
      if (kind === "section")
        return { episode: head, matched: { kind, part: partOf(partRows.get(id)!) } };
      return { episode: head, matched: { kind } };
    };
  };
}

function partOf(row: SqlRow) {
  return {
    section: row["section"] as number,
    name: row["name"] as string,
    title: row["title"] as string,
    markdown: row["text"] as string,
    start: row["start"] as number | null,
  };
}
