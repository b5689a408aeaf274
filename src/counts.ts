import { stretch, topicsOfRow, topicsOfTakeaways, type Stretch } from "./cards.ts";
import { compare } from "./episode/text.ts";
import type { Askable, Selected } from "./query.ts";
import type { Count, TopicRow } from "./rows/rows.ts";
import { canonical, withBroader, withNarrower, type Vocabulary } from "./topics/vocabulary.ts";

/**
 * How many takeaways and episodes of a selection answer to each topic: as `--topic` would find
 * them, so a takeaway counts for all that is broader too, unless the question is `exact`.
 */
export function countTopics(selected: readonly Selected[], exact: boolean): TopicRow[] {
  const rows = new Map<string, TopicRow>();
  for (const [shelf, own] of byShelf(selected)) countShelf(shelf, own, exact, rows);
  return [...rows.values()].sort(mostFirst);
}

function byShelf(selected: readonly Selected[]): Map<Askable, Selected[]> {
  const shelves = new Map<Askable, Selected[]>();
  for (const one of selected) {
    const own = shelves.get(one.shelf);
    if (own) own.push(one);
    else shelves.set(one.shelf, [one]);
  }
  return shelves;
}

function countShelf(
  { cards, vocabulary }: Askable,
  selected: readonly Selected[],
  exact: boolean,
  rows: Map<string, TopicRow>,
): void {
  const described = new Set<TopicRow>();
  const rowOf = (topic: string) => {
    const row = rows.get(topic) ?? blank(topic);
    rows.set(topic, row);
    if (!described.has(row)) describe(row, vocabulary);
    described.add(row);
    return row;
  };
  // What a name counts for is the same wherever it stands, so it is worked out once.
  const targets: TopicRow[][] = [];
  const rowsOf = (name: number) =>
    (targets[name] ??= answersTo(cards.topicNames()[name]!, vocabulary, exact).map(rowOf));
  // Whatever is counted bears a mark of its own, so that a topic counts once in it.
  let mark = 0;
  const counted = new Map<TopicRow, number>();
  const count = ({ names, from, to }: Stretch, what: "takeaways" | "episodes") => {
    for (let i = from; i < to; i++)
      for (const row of rowsOf(names[i]!)) {
        if (counted.get(row) === mark) continue;
        counted.set(row, mark);
        row[what]++;
      }
  };
  for (const { episode, whole, takeaways } of selected) {
    const first = cards.firstTakeaway[episode]!;
    for (const i of takeaways) {
      mark++;
      count(topicsOfRow(cards, episode, first + i), "takeaways");
    }
    if (!whole) continue;
    mark++;
    count(stretch(cards.topics, episode), "episodes");
    count(topicsOfTakeaways(cards, episode), "episodes");
  }
}

/** Every topic that a question could find this one by. */
function answersTo(name: string, vocabulary: Vocabulary, exact: boolean): string[] {
  const topic = canonical(vocabulary, name);
  return exact ? [topic] : [...withBroader(vocabulary, topic)];
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
  selected: readonly Selected[],
  topic: string,
): { beside: Count[]; years: Count[] } {
  const beside = new Map<string, number>();
  const years = new Map<string, number>();
  const add = (counts: Map<string, number>, name: string) =>
    counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { shelf, episode, takeaways } of selected) {
    const { cards, vocabulary } = shelf;
    const kin = new Set([...withNarrower(vocabulary, topic), ...withBroader(vocabulary, topic)]);
    const first = cards.firstTakeaway[episode]!;
    for (const i of takeaways) {
      const { names: places, from, to } = topicsOfRow(cards, episode, first + i);
      const topics = Array.from(places.subarray(from, to), (n) => cards.topicNames()[n]!);
      const names = new Set(topics.map((name) => canonical(vocabulary, name)));
      for (const name of names) if (!kin.has(name)) add(beside, name);
      const date = cards.dates[episode]!;
      if (date > 0) add(years, String(Math.floor(date / 10000)).padStart(4, "0"));
    }
  }
  const counts = (from: Map<string, number>) =>
    [...from].map(([name, takeaways]) => ({ name, takeaways }));
  return {
    beside: counts(beside).sort((a, b) => b.takeaways - a.takeaways || compare(a.name, b.name)),
    years: counts(years).sort((a, b) => compare(a.name, b.name)),
  };
}
