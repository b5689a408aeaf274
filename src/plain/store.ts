import { join } from "node:path";
import type { Problem } from "../episode/problem.ts";
import { namesFor, topicNames } from "../query/names.ts";
import { asksForTopics, type Query } from "../query/query.ts";
import { refKeys } from "../query/refs.ts";
import { resolveRefs, type Addressed, type RefSource } from "../query/resolve.ts";
import type { Name, NamesQuery, Store } from "../query/store.ts";
import { oneTopicRow, topicRows } from "../query/topic-rows.ts";
import type { EpisodeRow, MatchRow } from "../rows/fields.ts";
import { episodeRow, listedRow, takeawayRow } from "../rows/rows.ts";
import { fromEither, inOrder } from "../rows/sort.ts";
import { compare } from "../text/compare.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import { hold, isShown, select, type Held, type ReadEpisode, type Selected } from "./held.ts";
import { wordFinder } from "./matches.ts";
import { chosenOf, usesOf } from "./uses.ts";

/** What a library holds, as it was read. */
export interface Contents {
  root: string;
  vocabulary: Vocabulary;
  episodes: readonly ReadEpisode[];
  problems: readonly Problem[];
}

/** A store that holds all episodes in memory and goes through them for each question. */
export function plainStore({ root, vocabulary, episodes, problems }: Contents): Store {
  const all = hold(root, episodes);
  const known = problems
    .map((problem) => ({ ...problem, path: join(root, problem.path) }))
    .sort((a, b) => compare(a.path, b.path));
  let words: ReturnType<typeof wordFinder> | null = null;
  const finder = () => (words ??= wordFinder(all, vocabulary));
  const ask = (query: Query) => {
    return fromEither(select(all, query, vocabulary), query);
  };
  const counted = (query: Query) => {
    const selected = select(all, query, vocabulary);
    const uses = usesOf(all);
    return { selected, uses, chosen: chosenOf(all, selected) };
  };
  const shown = (one: Selected, query: Query): EpisodeRow => {
    const row = episodeRow(one.held.episode, one.held.file, vocabulary, query.asWritten);
    if (!asksForTopics(query)) return row;
    const own = new Set(one.takeaways.map((each) => one.held.episode.takeaways.indexOf(each)));
    return { ...row, takeaways: row.takeaways.filter((_, i) => own.has(i)) };
  };
  const namesOf = ({ kind }: NamesQuery): Name[] => {
    const plain = (names: Iterable<string>) =>
      Array.from(new Set(names), (name) => ({ name, description: null }));
    if (kind === "ref")
      return all.map(({ episode: { id, title } }) => ({ name: id, description: title }));
    if (kind === "topic")
      return topicNames(
        all.flatMap((held) => held.topics),
        vocabulary,
      );
    if (kind === "podcast") return plain(all.flatMap(({ episode }) => episode.podcast ?? []));
    if (kind === "guest") return plain(all.flatMap(({ episode }) => episode.guests));
    return plain(finder().words());
  };
  return {
    async *list(query) {
      const rows = ask(query).filter(({ whole }) => whole);
      const rowsOf = ({ held }: Selected) => [listedRow(held.episode, held.file, vocabulary)];
      yield* inOrder(lazily(rows, rowsOf), query);
    },
    async *episodes(query) {
      const found = ask(query).filter((one) => isShown(one, query));
      yield* inOrder(
        lazily(found, (one) => [shown(one, query)]),
        query,
      );
    },
    async *takeaways(query) {
      const rowsOf = ({ held, takeaways }: Selected) =>
        takeaways.map((takeaway) => takeawayRow(held.episode, takeaway, vocabulary));
      yield* inOrder(lazily(ask(query), rowsOf), query);
    },
    async *matches(query): AsyncIterable<MatchRow> {
      const rows = finder().matches(query, select(all, query, vocabulary));
      yield* inOrder(rows, query);
    },
    async topics(query) {
      const { uses, chosen } = counted(query);
      const rows = topicRows(uses, chosen, { vocabulary, exact: query.exact });
      return [...inOrder(fromEither(rows, query), query)];
    },
    async topic(query, name) {
      const asked = { ...query, topics: [...query.topics, [name]] };
      const { uses, chosen, selected } = counted(asked);
      const years = selected.map(
        ({ held: { day }, takeaways }) => [day, takeaways.length] as const,
      );
      return oneTopicRow(uses, chosen, years, { vocabulary, exact: query.exact, name });
    },
    async total(query) {
      const selected = select(all, query, vocabulary);
      const wholes = selected.filter(({ whole }) => whole);
      return {
        episodes: wholes.length,
        takeaways: selected.reduce((sum, one) => sum + one.takeaways.length, 0),
        newest: wholes[0]?.held.episode.id ?? null,
      };
    },
    async resolve(refs, query) {
      return resolveRefs(refs, {
        lookUp: keysOf(all),
        newest() {
          const one = select(all, query, vocabulary).find((each) => isShown(each, query));
          return one ? addressed(one.held) : null;
        },
        ids: () => all.map(({ episode }) => episode.id),
        problems: known,
      });
    },
    names: async (asked) => namesFor(namesOf(asked), asked),
    problems: async () => known,
    close() {},
  };
}

function addressed({ episode, file }: Held): Addressed {
  return { id: episode.id, file, numbers: episode.takeaways.map(({ number }) => number) };
}

function keysOf(all: readonly Held[]): RefSource["lookUp"] {
  const places = new Map<string, { held: Held; level: number }[]>();
  for (const held of all)
    for (const { key, level } of refKeys(held.episode.id, held.episode.path)) {
      const own = places.get(key);
      if (own) own.push({ held, level });
      else places.set(key, [{ held, level }]);
    }
  return (key, levels) =>
    (places.get(key) ?? [])
      .filter(({ level }) => levels.includes(level))
      .map(({ held }) => addressed(held));
}

/** Rows that are made when they are taken. */
function* lazily<T, R>(found: readonly T[], rowsOf: (one: T) => Iterable<R>): Iterable<R> {
  for (const one of found) yield* rowsOf(one);
}
