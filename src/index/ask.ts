import { join } from "node:path";
import type { Problem } from "../episode/problem.ts";
import { asksForTopics, type Query } from "../query/query.ts";
import type { Addressed } from "../query/resolve.ts";
import type { Store } from "../query/store.ts";
import { episodeRow, listedRow, takeawayRow } from "../rows/rows.ts";
import type { EpisodeRow, TakeawayRow } from "../rows/fields.ts";
import type { Walk } from "../files/walk.ts";
import { fromEither, inOrder } from "../rows/sort.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import { both, conditionsFor, limitOf, orderOf } from "./conditions.ts";
import { episodeReader, HEAD, headOf } from "./read.ts";
import type { Database, SqlRow } from "./sqlite.ts";
import { answeringIn, answeringTakeaways } from "./takeaways.ts";

/** An index that is open, and the library it is of. */
export interface Opened {
  root: string;
  vocabulary: Vocabulary;
  walk: Walk;
  episodes: Database;
  /** The words of the index, made where there are none yet. */
  words(): Promise<Database>;
  close(): void;
}

/** A store that asks an index. Its questions throw database errors where the index is damaged. */
export function indexStore(opened: Opened): Store {
  const { root, vocabulary, episodes: database } = opened;
  const conditions = (query: Query) => conditionsFor(query, database, opened);
  const fileOf = (path: string) => join(root, path);

  function* listRows(query: Query): Iterable<EpisodeRow> {
    const { metadata, episodeTopics } = conditions(query);
    const { sql, values } = both([metadata, episodeTopics]);
    const rows = database.prepare(
      `select ${HEAD}, b.tldr, b.extra from episode e join body b on b.id = e.id
        where ${sql} order by ${orderOf(query)} ${limitOf(query)}`,
    );
    for (const row of rows.iterate(...values)) {
      const episode = {
        ...headOf(row),
        tldr: row["tldr"] as string | null,
        extra: JSON.parse(row["extra"] as string) as Record<string, unknown>,
      };
      yield listedRow(episode, fileOf(episode.path), vocabulary);
    }
  }

  function* episodeRows(query: Query, limit: string): Iterable<EpisodeRow> {
    const read = episodeReader(database);
    const answering = answeringIn(database, conditions(query));
    for (const id of shownIds(query, limit)) {
      const episode = read(id);
      const row = episodeRow(episode, fileOf(episode.path), vocabulary, query.asWritten);
      if (!asksForTopics(query)) yield row;
      else {
        const own = answering(id, episode.takeaways.length);
        yield { ...row, takeaways: row.takeaways.filter((_, i) => own.has(id + 1 + i)) };
      }
    }
  }

  /** The ids of the episodes worth showing: with topics asked for, those with takeaways that answer. */
  function shownIds(query: Query, limit: string): number[] {
    const { metadata, episodeTopics, takeawayTopics } = conditions(query);
    const some = {
      sql:
        `case when e.takeaways = 0 then ${episodeTopics.sql} else exists (select 1 from takeaway t ` +
        `where t.id between e.id + 1 and e.id + e.takeaways and ${takeawayTopics.sql}) end`,
      values: [...episodeTopics.values, ...takeawayTopics.values],
    };
    const { sql, values } = both(asksForTopics(query) ? [metadata, some] : [metadata]);
    return database
      .prepare(`select e.id from episode e where ${sql} order by ${orderOf(query)} ${limit}`)
      .all(...values)
      .map(({ id }) => id as number);
  }

  function* takeawayRows(query: Query): Iterable<TakeawayRow> {
    for (const { head, takeaway } of answeringTakeaways(database, query, conditions(query)))
      yield takeawayRow(head, takeaway, vocabulary);
  }

  function addressed(row: SqlRow): Addressed {
    const id = row["id"] as number;
    const numbers = database
      .prepare("select number from takeaway where id between ? and ? order by id")
      .all(id + 1, id + (row["takeaways"] as number));
    return {
      id: row["ref"] as string,
      file: fileOf(row["path"] as string),
      numbers: numbers.map(({ number }) => number as number),
    };
  }

  async function topicsOf(query: Query) {
    const { topicsIn, topicIn } = await import("./topics.ts");
    const source = { database, vocabulary, query, conditions: conditions(query) };
    return { all: () => topicsIn(source), one: (name: string) => topicIn(source, name) };
  }

  return {
    async *list(query) {
      yield* inOrder(listRows(query), query);
    },
    async *episodes(query) {
      yield* inOrder(episodeRows(query, limitOf(query)), query);
    },
    async *takeaways(query) {
      yield* inOrder(takeawayRows(query), query);
    },
    async *matches(query) {
      const { matchesIn } = await import("./matches.ts");
      const words = await opened.words();
      const rows = matchesIn({ database, words, vocabulary }, query, conditions(query));
      yield* inOrder(rows, query);
    },
    async topics(query) {
      const { all } = await topicsOf(query);
      return [...inOrder(fromEither(all(), query), query)];
    },
    async topic(query, name) {
      const { one } = await topicsOf({ ...query, topics: [...query.topics, [name]] });
      return one(name);
    },
    async total(query) {
      const { countsIn } = await import("./uses.ts");
      const [newest] = [...listRows({ ...query, sort: null, reverse: false, limit: 1 })];
      return { ...countsIn(database, conditions(query), query), newest: newest?.id ?? null };
    },
    async resolve(refs, query) {
      const { resolveRefs } = await import("../query/resolve.ts");
      const { refsIn } = await import("./names.ts");
      const byId = database.prepare("select id, ref, path, takeaways from episode where id = ?");
      return resolveRefs(refs, {
        lookUp: (key, levels) =>
          database
            .prepare(
              `select e.id, ref, path, takeaways from ref_key k join episode e on e.id = k.episode
                where k.key = ? and k.level in (${levels.join(",")}) order by e.day desc, e.ref, e.path`,
            )
            .all(key)
            .map(addressed),
        newest() {
          const [id] = shownIds({ ...query, sort: null, reverse: false }, "limit 1");
          return id === undefined ? null : addressed(byId.get(id)!);
        },
        ids: () => refsIn(database),
        problems: problemsIn(database, root),
      });
    },
    async names(asked) {
      const { namesFor } = await import("../query/names.ts");
      const { namesIn } = await import("./names.ts");
      const words = asked.kind === "word" ? await opened.words() : null;
      return namesFor(namesIn({ database, words, vocabulary }, asked.kind), asked);
    },
    problems: async () => problemsIn(database, root),
    close: () => opened.close(),
  };
}

function problemsIn(database: Database, root: string): Problem[] {
  const rows = database.prepare("select problem from problem order by path, rowid").all();
  return rows.map(({ problem }) => {
    const one = JSON.parse(problem as string) as Problem;
    return { ...one, path: join(root, one.path) };
  });
}
