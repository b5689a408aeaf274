import { fold, slug } from "./episode/text.ts";
import { canonical, withNarrower, type Vocabulary } from "./topics.ts";

/** A question about a library, as data, so that any store could answer it. */
export interface Query {
  /** Each group is "any of these"; all groups must hold. */
  topics: string[][];
  /** None of these may hold. */
  notTopics: string[];
  /** Whether a topic leaves out what is narrower. */
  exact: boolean;
  /** Any of these parts of a podcast's name or slug. */
  podcasts: string[];
  /** Each group is "any of these parts of a guest's name"; all groups must hold. */
  guests: string[][];
  /** The first and the last day, `YYYY-MM-DD`; with either, an episode without a date is out. */
  since: string | null;
  until: string | null;
}

/** What a question needs to know of an episode. */
export interface Card {
  id: string;
  podcast: string | null;
  guests: readonly string[];
  date: string | null;
  topics: readonly string[];
  takeaways: readonly { topics: readonly string[] }[];
  path: string;
}

/** A question made ready for the episodes of one vocabulary. */
interface Matcher<C extends Card> {
  /** Whether the episode as a whole answers: its facts, and its topics with its takeaways'. */
  episode(card: C): boolean;
  /** The takeaways of the episode that answer, by index; all of its facts must answer too. */
  takeaways(card: C): number[];
}

/** Makes a question ready: names are normalised, aliases resolved and narrower topics added once. */
function matcher<C extends Card>(query: Query, vocabulary: Vocabulary): Matcher<C> {
  const names = (topics: string[]) => spellings(topics, vocabulary, query.exact);
  const groups = query.topics.map(names);
  const excluded = names(query.notTopics);
  const facts = factsTest(query);
  const answers = (topics: readonly string[]) =>
    groups.every((group) => topics.some((topic) => group.has(topic))) &&
    !topics.some((topic) => excluded.has(topic));
  return {
    episode: (card) => facts(card) && answers(allTopics(card)),
    takeaways(card) {
      if (!facts(card)) return [];
      return [...card.takeaways.keys()].filter((i) => answers(topicsOf(card, i)));
    },
  };
}

/** The topics a takeaway answers to: its own, or its episode's where it has none. */
export function topicsOf(card: Card, index: number): readonly string[] {
  const own = card.takeaways[index]?.topics ?? [];
  return own.length > 0 ? own : card.topics;
}

/** All that an episode is about: its own topics and its takeaways'. */
export function allTopics(card: Card): string[] {
  return [...card.topics, ...card.takeaways.flatMap(({ topics }) => topics)];
}

/** Every name under which files may mention the topics: narrower ones and aliases included. */
function spellings(topics: string[], vocabulary: Vocabulary, exact: boolean): Set<string> {
  const found = new Set<string>();
  for (const name of topics) {
    const topic = canonical(vocabulary, name);
    for (const match of exact ? [topic] : withNarrower(vocabulary, topic)) found.add(match);
  }
  for (const [alias, topic] of vocabulary.aliases) if (found.has(topic)) found.add(alias);
  return found;
}

function factsTest(query: Query): (card: Card) => boolean {
  const podcasts = query.podcasts.map((name) => ({ name: fold(name), slug: slug(name) }));
  const guests = query.guests.map((group) => group.map(fold));
  const { since, until } = query;
  return (card) => {
    if ((since !== null || until !== null) && card.date === null) return false;
    if (since !== null && card.date! < since) return false;
    if (until !== null && card.date! > until) return false;
    if (podcasts.length > 0 && !podcasts.some((podcast) => isPodcast(card, podcast))) return false;
    const names = guests.length > 0 ? card.guests.map(fold) : [];
    return guests.every((group) => group.some((part) => names.some((name) => name.includes(part))));
  };
}

function isPodcast(card: Card, asked: { name: string; slug: string }): boolean {
  const own = card.id.slice(0, card.id.lastIndexOf("/"));
  return (
    (asked.slug !== "" && own.includes(asked.slug)) ||
    (card.podcast !== null && fold(card.podcast).includes(asked.name))
  );
}

/** Newest first, without a date last, then by ref, then by path: never as the disk lists them. */
export function byDate(a: Card, b: Card): number {
  if (a.date !== b.date) {
    if (a.date === null || b.date === null) return a.date === null ? 1 : -1;
    return a.date < b.date ? 1 : -1;
  }
  return compare(a.id, b.id) || compare(a.path, b.path);
}

/** The order of two texts by their characters' codes, the same on every machine. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What of an episode answers a question: the whole, and which takeaways by index. */
export interface Selected<E> {
  entry: E;
  whole: boolean;
  takeaways: number[];
}

/** The entries of which anything answers, newest first; each asked with its own vocabulary. */
export function select<E extends { card: Card; vocabulary: Vocabulary }>(
  entries: readonly E[],
  query: Query,
): Selected<E>[] {
  const matchers = new Map<Vocabulary, Matcher<Card>>();
  const found: Selected<E>[] = [];
  for (const entry of entries) {
    const { card, vocabulary } = entry;
    const match = matchers.get(vocabulary) ?? matcher(query, vocabulary);
    matchers.set(vocabulary, match);
    const whole = match.episode(card);
    const takeaways = match.takeaways(card);
    if (whole || takeaways.length > 0) found.push({ entry, whole, takeaways });
  }
  return found.sort((a, b) => byDate(a.entry.card, b.entry.card));
}
