import { allTopics, compare, topicsOf, type Card, type Selected } from "./query.ts";
import type { Count, TopicRow } from "./rows.ts";
import { canonical, withBroader, withNarrower, type Vocabulary } from "./topics.ts";

interface Counted {
  card: Card;
  vocabulary: Vocabulary;
}

/**
 * How many takeaways and episodes of a selection answer to each topic: as `--topic` would find
 * them, so a takeaway counts for all that is broader too, unless the question is `exact`.
 */
export function countTopics(selected: readonly Selected<Counted>[], exact: boolean): TopicRow[] {
  const rows = new Map<string, TopicRow>();
  const described = new Map<Vocabulary, Set<string>>();
  const count = (topics: readonly string[], from: Vocabulary, what: "takeaways" | "episodes") => {
    for (const topic of answersTo(topics, from, exact)) {
      const row = rows.get(topic) ?? blank(topic);
      const known = described.get(from) ?? new Set();
      if (!known.has(topic)) describe(row, from);
      described.set(from, known.add(topic));
      rows.set(topic, row);
      row[what]++;
    }
  };
  for (const { entry, whole, takeaways } of selected) {
    const { card, vocabulary } = entry;
    for (const i of takeaways) count(topicsOf(card, i), vocabulary, "takeaways");
    if (whole) count(allTopics(card), vocabulary, "episodes");
  }
  return [...rows.values()].sort(mostFirst);
}

/** Every topic that a question could find these topics by. */
function answersTo(topics: readonly string[], vocabulary: Vocabulary, exact: boolean): Set<string> {
  const found = new Set<string>();
  for (const name of topics) {
    const topic = canonical(vocabulary, name);
    for (const broader of exact ? [topic] : withBroader(vocabulary, topic)) found.add(broader);
  }
  return found;
}

function blank(topic: string): TopicRow {
  return {
    topic,
    label: null,
    takeaways: 0,
    episodes: 0,
    aliases: [],
    broader: [],
    narrower: [],
    beside: null,
    years: null,
  };
}

/** Adds what a vocabulary says of a row's topic; with several libraries, their words join. */
function describe(row: TopicRow, vocabulary: Vocabulary): void {
  const entry = vocabulary.topics.get(row.topic);
  const join = (own: string[], more: readonly string[] = []) => [...new Set([...own, ...more])];
  row.label ??= entry?.label ?? null;
  row.aliases = join(row.aliases, entry?.aliases);
  row.broader = join(row.broader, entry?.broader);
  row.narrower = join(row.narrower, vocabulary.narrower.get(row.topic));
}

function mostFirst(a: TopicRow, b: TopicRow): number {
  return b.takeaways - a.takeaways || b.episodes - a.episodes || compare(a.topic, b.topic);
}

/** The topics that stand beside one on the selected takeaways, and its takeaways year by year. */
export function surroundings(
  selected: readonly Selected<Counted>[],
  topic: string,
): { beside: Count[]; years: Count[] } {
  const beside = new Map<string, number>();
  const years = new Map<string, number>();
  const add = (counts: Map<string, number>, name: string) =>
    counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { entry, takeaways } of selected) {
    const { card, vocabulary } = entry;
    const kin = new Set([...withNarrower(vocabulary, topic), ...withBroader(vocabulary, topic)]);
    for (const i of takeaways) {
      const names = new Set(topicsOf(card, i).map((name) => canonical(vocabulary, name)));
      for (const name of names) if (!kin.has(name)) add(beside, name);
      if (card.date !== null) add(years, card.date.slice(0, 4));
    }
  }
  const counts = (from: Map<string, number>) =>
    [...from].map(([name, takeaways]) => ({ name, takeaways }));
  return {
    beside: counts(beside).sort((a, b) => b.takeaways - a.takeaways || compare(a.name, b.name)),
    years: counts(years).sort((a, b) => compare(a.name, b.name)),
  };
}
