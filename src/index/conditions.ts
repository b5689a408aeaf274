import { relative, sep } from "node:path";
import { modifiedAt, stampOf } from "../files/stamp.ts";
import type { Walk } from "../files/walk.ts";
import { dayRange, guestTests, podcastTest, topicTests } from "../query/filters.ts";
import { amongFiles, type Query } from "../query/query.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import type { Database, Value } from "./sqlite.ts";

/** A condition in SQL with the values of its question marks. */
export interface Condition {
  sql: string;
  values: readonly Value[];
}

/** What a question asks, as conditions. */
export interface Conditions {
  /** Of an episode `e`, by its metadata. */
  metadata: Condition;
  /** Of an episode `e`, by the topics it answers to. */
  episodeTopics: Condition;
  /** Of a takeaway `t` of it, by its topics. */
  takeawayTopics: Condition;
  /** The same without the first group of topics. */
  otherTakeawayTopics: Condition;
  /** The ids of the topics of the first group, of which each takeaway must have one; null for none. */
  firstGroup: string | null;
  /** The numbers of takeaways asked for, by path; null where all are. */
  numbers: ReadonlyMap<string, ReadonlySet<number> | null> | null;
}

const LISTED = "(select value from json_each(?))";

/** Reads a question for the episodes below `root`. */
export function conditionsFor(
  query: Query,
  database: Database,
  { root, vocabulary, walk }: { root: string; vocabulary: Vocabulary; walk: Walk },
): Conditions {
  const { groups, excluded } = topicTests(query, vocabulary);
  const ids = topicIds(database, groups.length > 0 || excluded !== null);
  const lists = groups.map((test) => ids(test));
  const none = excluded === null ? null : ids(excluded);
  const topics = (table: string, column: string, of: string, wanted: readonly string[]) =>
    both([
      ...wanted.map((list) => ({ sql: has(table, column, of), values: [list] })),
      ...(none === null ? [] : [{ sql: `not ${has(table, column, of)}`, values: [none] }]),
    ]);
  const numbers = numbersBelow(root, query);
  return {
    metadata: both([
      ...metadataOf(query, database),
      ...pathsIn(numbers && numbers.keys()),
      ...pathsIn(changedPaths(query, walk)),
      ...withoutPaths(query.without, root),
    ]),
    episodeTopics: topics("episode_topic", "episode", "e.id", lists),
    takeawayTopics: topics("takeaway_topic", "takeaway", "t.id", lists),
    otherTakeawayTopics: topics("takeaway_topic", "takeaway", "t.id", lists.slice(1)),
    firstGroup: lists[0] ?? null,
    numbers,
  };
}

function has(table: string, column: string, of: string): string {
  return `exists (select 1 from ${table} where topic in ${LISTED} and ${column} = ${of})`;
}

/** All of some conditions; true where there are none. */
export function both(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(" and ") || "true",
    values: conditions.flatMap(({ values }) => values),
  };
}

/** Gives the ids, as a list in JSON, of the topics whose names pass a test. */
function topicIds(
  database: Database,
  wanted: boolean,
): (test: (name: string) => boolean) => string {
  const topics = wanted ? database.prepare("select id, name from topic").all() : [];
  return (test) =>
    JSON.stringify(topics.filter(({ name }) => test(name as string)).map(({ id }) => id));
}

function metadataOf(query: Query, database: Database): Condition[] {
  const range = dayRange(query);
  const podcast = podcastTest(query);
  const conditions: Condition[] = [];
  if (range) conditions.push({ sql: "e.day between ? and ?", values: [range.first, range.last] });
  if (podcast) {
    const names = database
      .prepare("select distinct show, ifnull(podcast, '') as podcast from episode")
      .all()
      .filter((one) => podcast(one["podcast"] as string, one["show"] as string))
      .map((one) => `${one["show"] as string}\t${one["podcast"] as string}`);
    const sql = `e.show || char(9) || ifnull(e.podcast, '') in ${LISTED}`;
    conditions.push({ sql, values: [JSON.stringify(names)] });
  }
  const tests = guestTests(query);
  const guests =
    tests.length === 0 ? [] : database.prepare("select distinct name from guest").all();
  for (const test of tests) {
    const names = guests.map(({ name }) => name as string).filter(test);
    const sql = `e.id in (select episode from guest where name in ${LISTED})`;
    conditions.push({ sql, values: [JSON.stringify(names)] });
  }
  return conditions;
}

function pathsIn(paths: Iterable<string> | null): Condition[] {
  if (paths === null) return [];
  return [{ sql: `e.path in ${LISTED}`, values: [JSON.stringify([...paths])] }];
}

/** The paths of files that changed since the time asked for; null where none is. */
function changedPaths({ changedSince }: Query, { paths, stamps }: Walk): string[] | null {
  if (changedSince === null) return null;
  return paths.filter((_, at) => modifiedAt(stampOf(stamps, at)) >= changedSince);
}

function withoutPaths(files: readonly string[], root: string): Condition[] {
  if (files.length === 0) return [];
  const paths = JSON.stringify(files.map((file) => pathBelow(root, file)));
  return [{ sql: `e.path not in ${LISTED}`, values: [paths] }];
}

function pathBelow(root: string, file: string): string {
  return relative(root, file).replaceAll(sep, "/");
}

function numbersBelow(root: string, query: Query): Conditions["numbers"] {
  const files = amongFiles(query);
  if (files === null) return null;
  return new Map(Array.from(files, ([file, numbers]) => [pathBelow(root, file), numbers]));
}

/** The order of the contract, of episodes `e`. */
export function orderOf({ reverse, sort }: Query): string {
  return reverse && sort === null ? "e.day, e.ref desc, e.path desc" : "e.day desc, e.ref, e.path";
}

/** What keeps a statement from giving more rows than are asked for. */
export function limitOf({ limit, sort }: Query): string {
  return sort === null && Number.isFinite(limit) ? `limit ${Math.ceil(limit)}` : "";
}
