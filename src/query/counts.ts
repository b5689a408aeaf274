import type { Cards } from "./cards.ts";
import { countUp, ladderOf, type Ladder } from "./climb.ts";
import { compare } from "../text/compare.ts";
import type { Askable, Selected } from "./query.ts";
import type { Count, TopicRow } from "../rows/rows.ts";
import {
  canonical,
  directlyBroader,
  topicKey,
  withBroader,
  withNarrower,
  type Vocabulary,
} from "../topics/vocabulary.ts";

/**
 * How many takeaways and episodes of a selection answer to each topic: as `--topic` would find
 * them, so a takeaway counts for all that is broader too, unless the question is `exact`.
 */
export function countTopics(selected: readonly Selected[], exact: boolean): TopicRow[] {
  const rows = new Map<string, TopicRow>();
  const shelves = byShelf(selected);
  const topicOf = topicNamer(shelves.keys());
  for (const [shelf, own] of shelves) {
    const { cards, vocabulary } = shelf;
    const ladder = ladderIn(shelf, topicOf, exact);
    const chosen = chosenOf(cards, own);
    const takeaways = countUp(ladder, cards.takeawayTopics, chosen.takeaways);
    const episodes = countUp(ladder, cards.topics, chosen.episodes);
    for (const [place, topic] of ladder.topics.entries()) {
      const [inTakeaways = 0, inEpisodes = 0] = [takeaways[place], episodes[place]];
      if (inTakeaways + inEpisodes === 0) continue;
      const row = rows.get(topic) ?? blank(topic);
      rows.set(topic, row);
      describe(row, vocabulary);
      row.takeaways += inTakeaways;
      row.episodes += inEpisodes;
    }
  }
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

/** Gives the topic that a name stands for by its shelf's vocabulary. */
type TopicNamer = (shelf: Askable, name: string) => string;

/**
 * A name that no vocabulary has is given as most of its files can write it: `größe` where some say
 * `GRÖSSE`, whose small letters are `grösse`.
 */
function topicNamer(shelves: Iterable<Askable>): TopicNamer {
  const written = new Map<string, string>();
  for (const { cards } of shelves)
    for (const name of cards.topics.names()) {
      const key = topicKey(name);
      if (key !== name && name > (written.get(key) ?? "")) written.set(key, name);
    }
  return ({ vocabulary }, name) => {
    const topic = canonical(vocabulary, name);
    return vocabulary.topics.has(topic) ? topic : (written.get(topicKey(topic)) ?? topic);
  };
}

function ladderIn(shelf: Askable, topicOf: TopicNamer, exact: boolean): Ladder {
  const { cards, vocabulary } = shelf;
  const names = cards.topics.names().map((name) => topicOf(shelf, name));
  return ladderOf(names, (topic) => (exact ? [] : directlyBroader(vocabulary, topic)));
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
  const shelves = byShelf(selected);
  const topicOf = topicNamer(shelves.keys());
  for (const [shelf, own] of shelves) {
    const { cards, vocabulary } = shelf;
    const kin = new Set([...withNarrower(vocabulary, topic), ...withBroader(vocabulary, topic)]);
    const ladder = ladderIn(shelf, topicOf, true);
    const counted = countUp(ladder, cards.takeawayTopics, chosenOf(cards, own).takeaways);
    for (const [place, name] of ladder.topics.entries())
      if (!kin.has(name)) add(beside, name, counted[place]!);
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
