import type { Count, TopicRow } from "../rows/fields.ts";
import { compare } from "../text/compare.ts";
import {
  answersTo,
  canonical,
  directlyBroader,
  parentOf,
  topicKey,
  withBroader,
  type Vocabulary,
} from "../topics/vocabulary.ts";
import { countUp, ladderOf, loneNames, type Ladder, type Places } from "./climb.ts";

/** The topics that files name, and the takeaways and episodes that answer to each, as rows. */
export interface Uses {
  names: readonly string[];
  takeaways: Places;
  episodes: Places;
}

/** For each row of takeaways and of episodes, 1 where it is to be counted. */
export interface Chosen {
  takeaways: Uint8Array;
  episodes: Uint8Array;
}

/**
 * How many chosen takeaways and episodes answer to each topic: as `--topic` would find them, so a
 * takeaway counts for all that is broader too, unless `exact`. Most takeaways first.
 */
export function topicRows(
  uses: Uses,
  chosen: Chosen,
  { vocabulary, exact }: { vocabulary: Vocabulary; exact: boolean },
): TopicRow[] {
  const ladder = ladderIn(uses.names, vocabulary, exact);
  const takeaways = countUp(ladder, uses.takeaways, chosen.takeaways);
  const episodes = countUp(ladder, uses.episodes, chosen.episodes);
  const rows = ladder.topics
    .map((topic, i) => rowOf(topic, takeaways[i]!, episodes[i]!, vocabulary))
    .filter((row) => row.takeaways + row.episodes > 0);
  return withParents(rows).sort(mostFirst);
}

/** A name of a topic with its own counts. */
export interface NameCount {
  name: string;
  takeaways: number;
  episodes: number;
}

/**
 * The rows of all topics where everything is chosen. Most names stand alone, and their counts are
 * known; `usesOf` gives the uses of the others, which have to be counted together.
 */
export function allTopicRows(
  counts: readonly NameCount[],
  usesOf: (isCounted: (name: string) => boolean) => Uses & { chosen: Chosen },
  { vocabulary, exact }: { vocabulary: Vocabulary; exact: boolean },
): TopicRow[] {
  const names = counts.map(({ name }) => name);
  const lone = loneNames(ladderIn(names, vocabulary, exact));
  const alone = new Set(names.filter((_, i) => lone[i]));
  const rows = counts
    .filter(({ name }) => alone.has(name))
    .map(({ name, takeaways, episodes }) =>
      rowOf(canonical(vocabulary, name), takeaways, episodes, vocabulary),
    );
  if (alone.size === names.length) return withParents(rows).sort(mostFirst);
  const { chosen, ...uses } = usesOf((name) => !alone.has(name));
  const others = topicRows(uses, chosen, { vocabulary, exact });
  return withParents([...rows, ...others]).sort(mostFirst);
}

/** The row of a topic, with what the vocabulary says of it. */
function rowOf(
  topic: string,
  takeaways: number,
  episodes: number,
  vocabulary: Vocabulary,
): TopicRow {
  const entry = vocabulary.topics.get(topic);
  return {
    topic,
    label: entry?.label ?? null,
    takeaways,
    episodes,
    aliases: [...(entry?.aliases ?? [])],
    broader: [...directlyBroader(vocabulary, topic)],
    narrower: [...(vocabulary.narrower.get(topic) ?? [])],
    related: null,
    years: null,
  };
}

/** Adds `ai/ml` to what is narrower than `ai`, where no vocabulary says so. */
function withParents(rows: TopicRow[]): TopicRow[] {
  const byTopic = new Map(rows.map((row) => [row.topic, row]));
  for (const { topic } of rows) {
    const narrower = byTopic.get(parentOf(topic) ?? "")?.narrower;
    if (narrower && !narrower.includes(topic)) narrower.push(topic);
  }
  return rows;
}

/** Most takeaways first, then most episodes, then by name. */
export function mostFirst(a: TopicRow, b: TopicRow): number {
  return b.takeaways - a.takeaways || b.episodes - a.episodes || compare(a.topic, b.topic);
}

function ladderIn(names: readonly string[], vocabulary: Vocabulary, exact: boolean): Ladder {
  const nameOf = topicNamer(names, vocabulary);
  const above = (topic: string) => directlyBroader(vocabulary, topic).map(nameOf);
  return ladderOf(names.map(nameOf), exact ? () => [] : above);
}

/**
 * Gives the topic that a name stands for. One that the vocabulary lacks is given as most of its
 * files can write it: `größe` where some say `GRÖSSE`, whose small letters are `grösse`.
 */
function topicNamer(names: readonly string[], vocabulary: Vocabulary): (name: string) => string {
  const written = new Map<string, string>();
  for (const name of names) {
    const key = topicKey(name);
    if (key !== name && name > (written.get(key) ?? "")) written.set(key, name);
  }
  return (name) => {
    const topic = canonical(vocabulary, name);
    return vocabulary.topics.has(topic) ? topic : (written.get(topicKey(topic)) ?? topic);
  };
}

/**
 * The row of one topic by any of its names, with related topics and years; null where nothing
 * chosen answers to it. `days` are the days, as numbers, of chosen takeaways with their counts.
 */
export function oneTopicRow(
  uses: Uses,
  chosen: Chosen,
  days: Iterable<readonly [day: number, takeaways: number]>,
  { name, ...options }: { vocabulary: Vocabulary; exact: boolean; name: string },
): TopicRow | null {
  const key = topicKey(canonical(options.vocabulary, name));
  const row = topicRows(uses, chosen, options).find(({ topic }) => topicKey(topic) === key);
  if (!row) return null;
  const related = relatedTopics(uses, chosen.takeaways, row.topic, options.vocabulary);
  return { ...row, related, years: yearsOf(days) };
}

/** The other topics of the chosen takeaways, most first. */
function relatedTopics(
  uses: Uses,
  chosen: Uint8Array,
  topic: string,
  vocabulary: Vocabulary,
): Count[] {
  const isNarrower = answersTo([topic], vocabulary, false);
  const broader = withBroader(vocabulary, topic);
  const ladder = ladderIn(uses.names, vocabulary, true);
  const counted = countUp(ladder, uses.takeaways, chosen);
  return ladder.topics
    .map((name, i) => ({ name, takeaways: counted[i]! }))
    .filter(({ name, takeaways }) => takeaways > 0 && !broader.has(name) && !isNarrower(name))
    .sort(mostTakeaways);
}

function yearsOf(days: Iterable<readonly [day: number, takeaways: number]>): Count[] {
  const years = new Map<string, number>();
  for (const [day, takeaways] of days) {
    if (day === 0 || takeaways === 0) continue;
    const year = String(Math.floor(day / 10_000)).padStart(4, "0");
    years.set(year, (years.get(year) ?? 0) + takeaways);
  }
  return Array.from(years, ([name, takeaways]) => ({ name, takeaways })).sort((a, b) =>
    compare(a.name, b.name),
  );
}

/** Most takeaways first, then by name. */
export function mostTakeaways(a: Count, b: Count): number {
  return b.takeaways - a.takeaways || compare(a.name, b.name);
}
