import { dayNumber } from "../query/filters.ts";
import { namesFor } from "../query/names.ts";
import type { Query } from "../query/query.ts";
import { nearest, parseRef } from "../query/refs.ts";
import {
  firstOf,
  listOf,
  type Found,
  type Name,
  type Resolved,
  type Store,
} from "../query/store.ts";
import { mostFirst, mostTakeaways } from "../query/topic-rows.ts";
import type { Count, EpisodeRow, MatchRow, TakeawayRow, TopicRow } from "../rows/fields.ts";
import { fromEither, inOrder } from "../rows/sort.ts";
import { compare, unique } from "../text/compare.ts";
import { topicKey } from "../topics/vocabulary.ts";

type Before<R> = (a: R, b: R) => number;

const byDay =
  <R extends { date: string | null }>(refOf: (row: R) => string): Before<R> =>
  (a, b) =>
    dayNumber(b.date) - dayNumber(a.date) || compare(refOf(a), refOf(b));

const EPISODES = byDay<EpisodeRow>(({ id }) => id);
const TAKEAWAYS = byDay<TakeawayRow>(({ episode }) => episode);
const MATCHES: Before<MatchRow> = (a, b) =>
  b.score - a.score || byDay<MatchRow>(({ episode }) => episode)(a, b);

/**
 * One store over several libraries. Each answers with its own vocabulary and its own scores; rows
 * are merged in the order of the contract and counts are added by name.
 */
export function severalStores(stores: readonly Store[]): Store {
  async function* merged<R extends object>(
    query: Query,
    order: Before<R>,
    ask: (store: Store, query: Query) => AsyncIterable<R>,
  ): AsyncIterable<R> {
    // Rows that are to be sorted by a field come in their natural order first.
    const each = query.sort === null ? query : { ...query, reverse: false, limit: Infinity };
    const asked = { ...each, sort: null };
    const sign = asked.reverse ? -1 : 1;
    const sources = stores.map((store) => ask(store, asked));
    const rows = mergeRows(sources, (a, b) => sign * order(a, b));
    if (query.sort !== null) yield* inOrder(await listOf(rows), query);
    else yield* limited(rows, query.limit);
  }

  const episodes = (query: Query) => merged(query, EPISODES, (store, q) => store.episodes(q));
  return {
    list: (query) => merged(query, EPISODES, (store, q) => store.list(q)),
    episodes,
    takeaways: (query) => merged(query, TAKEAWAYS, (store, q) => store.takeaways(q)),
    matches: (query) => merged(query, MATCHES, (store, q) => store.matches(q)),
    async topics(query) {
      const all = { ...query, sort: null, reverse: false, limit: Infinity };
      const lists = await Promise.all(stores.map((store) => store.topics(all)));
      const rows = addedUp(lists.flat()).sort(mostFirst);
      return [...inOrder(fromEither(rows, query), query)];
    },
    async topic(query, name) {
      const rows = await Promise.all(stores.map((store) => store.topic(query, name)));
      return addedUp(rows.filter((row) => row !== null))[0] ?? null;
    },
    async total(query) {
      const totals = await Promise.all(stores.map((store) => store.total(query)));
      const newest = await firstOf(
        merged({ ...query, sort: null, reverse: false, limit: 1 }, EPISODES, (store, q) =>
          store.list(q),
        ),
      );
      return {
        episodes: totals.reduce((sum, one) => sum + one.episodes, 0),
        takeaways: totals.reduce((sum, one) => sum + one.takeaways, 0),
        newest: newest?.id ?? null,
      };
    },
    async resolve(refs, query) {
      const all = await Promise.all(stores.map((store) => store.resolve(refs, query)));
      const answers: Resolved[] = [];
      for (const [i, ref] of refs.entries()) {
        const own = all.map((list) => list[i]!);
        const { episode } = parseRef(ref);
        answers.push(
          episode === "latest" ? await newestOf(own, episodes, query) : together(episode, own),
        );
      }
      return answers;
    },
    async names(asked) {
      const all = await Promise.all(stores.map((store) => store.names(asked)));
      const byName = new Map<string, Name>();
      for (const one of all.flat()) if (!byName.has(one.name)) byName.set(one.name, one);
      return namesFor([...byName.values()], asked);
    },
    problems: async () => (await Promise.all(stores.map((store) => store.problems()))).flat(),
    close: () => stores.forEach((store) => store.close()),
  };
}

async function* limited<R>(rows: AsyncIterable<R>, limit: number): AsyncIterable<R> {
  let left = limit;
  for await (const row of rows) {
    yield row;
    if (--left <= 0) return;
  }
}

/** Merges rows that come in order; of equal ones the first source has precedence. */
async function* mergeRows<R>(
  sources: readonly AsyncIterable<R>[],
  order: Before<R>,
): AsyncIterable<R> {
  const heads: { rows: AsyncIterator<R>; head: R }[] = [];
  for (const source of sources) {
    const rows = source[Symbol.asyncIterator]();
    const { value, done } = await rows.next();
    if (done !== true) heads.push({ rows, head: value });
  }
  while (heads.length > 0) {
    const best = heads.reduce((a, b) => (order(b.head, a.head) < 0 ? b : a));
    yield best.head;
    const { value, done } = await best.rows.next();
    if (done === true) heads.splice(heads.indexOf(best), 1);
    else best.head = value;
  }
}

/** The rows of one topic in several libraries as one row. */
function addedUp(rows: readonly TopicRow[]): TopicRow[] {
  const sums = new Map<string, TopicRow>();
  for (const row of rows) {
    const key = topicKey(row.topic);
    const sum = sums.get(key);
    sums.set(key, sum ? sumOf(sum, row) : row);
  }
  return [...sums.values()];
}

function sumOf(a: TopicRow, b: TopicRow): TopicRow {
  return {
    // As most files can write it: `größe` where some say `GRÖSSE`.
    topic: compare(a.topic, b.topic) < 0 ? b.topic : a.topic,
    label: a.label ?? b.label,
    takeaways: a.takeaways + b.takeaways,
    episodes: a.episodes + b.episodes,
    aliases: unique([...a.aliases, ...b.aliases]),
    broader: unique([...a.broader, ...b.broader]),
    narrower: unique([...a.narrower, ...b.narrower]),
    related: counts(a.related, b.related)?.sort(mostTakeaways) ?? null,
    years: counts(a.years, b.years)?.sort((x, y) => compare(x.name, y.name)) ?? null,
  };
}

function counts(a: readonly Count[] | null, b: readonly Count[] | null): Count[] | null {
  if (a === null || b === null) return null;
  const sums = new Map<string, number>();
  for (const { name, takeaways } of [...a, ...b]) sums.set(name, (sums.get(name) ?? 0) + takeaways);
  return Array.from(sums, ([name, takeaways]) => ({ name, takeaways }));
}

/** What a ref stands for in libraries that each say what it stands for in them. */
function together(ref: string, answers: readonly Resolved[]): Resolved {
  const hits = answers.filter(({ is }) => is !== "unknown" && is !== "unreadable");
  if (hits.length === 1) return hits[0]!;
  if (hits.length > 1) return { is: "ambiguous", candidates: hits.flatMap(candidatesOf) };
  const unreadable = answers.find(({ is }) => is === "unreadable");
  const near = answers.flatMap((answer) => (answer.is === "unknown" ? answer.near : []));
  return unreadable ?? { is: "unknown", near: nearest(unique(near), ref) };
}

function candidatesOf(answer: Resolved): readonly Found[] {
  if (answer.is === "ambiguous") return answer.candidates;
  return "file" in answer ? [{ id: answer.id, file: answer.file, takeaway: null }] : [];
}

async function newestOf(
  answers: readonly Resolved[],
  episodes: (query: Query) => AsyncIterable<EpisodeRow>,
  query: Query,
): Promise<Resolved> {
  const newest = await firstOf(episodes({ ...query, sort: null, reverse: false, limit: 1 }));
  const own = answers.find((answer) => "file" in answer && answer.file === newest?.path);
  return own ?? answers[0] ?? { is: "unknown", near: [] };
}
