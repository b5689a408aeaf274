import type { Cards, Places } from "./cards.ts";
import { compare } from "../episode/text.ts";
import type { Askable, Selected } from "./query.ts";
import type { Count, TopicRow } from "../rows/rows.ts";
import { canonical, withBroader, withNarrower, type Vocabulary } from "../topics/vocabulary.ts";

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
  const chosen = chosenOf(cards, selected);
  const countTakeaways = counter(cards.takeawayTopics, chosen.takeaways);
  const countEpisodes = counter(cards.topics, chosen.episodes);
  const targets = namesBy(cards, (name) => answersTo(name, vocabulary, exact));
  for (const [topic, names] of targets) {
    const takeaways = countTakeaways(names);
    const episodes = countEpisodes(names);
    if (takeaways + episodes === 0) continue;
    const row = rows.get(topic) ?? blank(topic);
    rows.set(topic, row);
    describe(row, vocabulary);
    row.takeaways += takeaways;
    row.episodes += episodes;
  }
}

/** For each takeaway row and each episode 1 where it is selected. */
function chosenOf({ count, takeawayNumbers, firstTakeaway }: Cards, selected: readonly Selected[]) {
  const takeaways = new Uint8Array(takeawayNumbers.length);
  const episodes = new Uint8Array(count);
  for (const { episode, whole, takeaways: indexes } of selected) {
    const first = firstTakeaway[episode]!;
    for (const index of indexes) takeaways[first + index] = 1;
    if (whole) episodes[episode] = 1;
  }
  return { takeaways, episodes };
}

/** The places of the topics' names by what each of them counts for. */
function namesBy(cards: Cards, targets: (name: string) => string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [place, name] of cards.topics.names().entries())
    for (const target of targets(name)) {
      const places = found.get(target);
      if (places) places.push(place);
      else found.set(target, [place]);
    }
  return found;
}

/** Counts the chosen rows that any of some names stands in, each once. */
function counter(
  { first, rows }: Places,
  chosen: Uint8Array,
): (names: readonly number[]) => number {
  const seen = new Int32Array(chosen.length);
  let mark = 0;
  return (names) => {
    mark++;
    let count = 0;
    for (const name of names)
      for (let i = first[name]!, end = first[name + 1]!; i < end; i++) {
        const row = rows[i]!;
        if (chosen[row] !== 1 || seen[row] === mark) continue;
        seen[row] = mark;
        count++;
      }
    return count;
  };
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
  const add = (counts: Map<string, number>, name: string, more: number) => {
    if (more > 0) counts.set(name, (counts.get(name) ?? 0) + more);
  };
  for (const [{ cards, vocabulary }, own] of byShelf(selected)) {
    const kin = new Set([...withNarrower(vocabulary, topic), ...withBroader(vocabulary, topic)]);
    const count = counter(cards.takeawayTopics, chosenOf(cards, own).takeaways);
    for (const [name, names] of namesBy(cards, (one) => [canonical(vocabulary, one)]))
      if (!kin.has(name)) add(beside, name, count(names));
    for (const { episode, takeaways } of own) {
      const date = cards.dates[episode]!;
      if (date > 0) add(years, String(Math.floor(date / 10000)).padStart(4, "0"), takeaways.length);
    }
  }
  const counts = (from: Map<string, number>) =>
    [...from].map(([name, takeaways]) => ({ name, takeaways }));
  return {
    beside: counts(beside).sort((a, b) => b.takeaways - a.takeaways || compare(a.name, b.name)),
    years: counts(years).sort((a, b) => compare(a.name, b.name)),
  };
}
