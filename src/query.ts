import {
  dayNumber,
  marksOf,
  stretch,
  topicsOfRow,
  topicsOfTakeaways,
  type Cards,
} from "./cards.ts";
import { compare, fold, slug } from "./episode/text.ts";
import { canonical, withNarrower, type Vocabulary } from "./topics/vocabulary.ts";

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

/** Episodes that are asked together: their cards, the vocabulary that serves them, which are there. */
export interface Askable {
  cards: Cards;
  vocabulary: Vocabulary;
  /** For each episode of the cards, 1 where it is still in the library. */
  alive: Uint8Array;
}

/** One episode, by its place in the cards of its shelf. */
export interface Entry<S extends Askable = Askable> {
  shelf: S;
  episode: number;
}

/** What of an episode answers a question: the whole, and which takeaways by index. */
export interface Selected<S extends Askable = Askable> extends Entry<S> {
  whole: boolean;
  takeaways: readonly number[];
}

/** The episodes of which anything answers, newest first; each asked with its own vocabulary. */
export function select<S extends Askable>(shelves: readonly S[], query: Query): Selected<S>[] {
  const found: Selected<S>[] = [];
  for (const shelf of shelves) {
    const answer = matcher(query, shelf);
    for (let episode = 0; episode < shelf.cards.count; episode++) {
      const match = shelf.alive[episode] ? answer(episode) : null;
      if (match) found.push({ shelf, episode, ...match });
    }
  }
  // A shelf holds its episodes in this order already.
  return shelves.length > 1 ? found.sort(byDate) : found;
}

/** What of these entries answers a question, newest first. */
export function selectAmong<S extends Askable>(
  entries: readonly Entry<S>[],
  query: Query,
): Selected<S>[] {
  const matchers = new Map<S, Match>();
  const found: Selected<S>[] = [];
  for (const { shelf, episode } of entries) {
    const answer = matchers.get(shelf) ?? matcher(query, shelf);
    matchers.set(shelf, answer);
    const match = answer(episode);
    if (match) found.push({ shelf, episode, ...match });
  }
  return found.sort(byDate);
}

/** Newest first, without a date last, then by ref, then by path: never as the disk lists them. */
export function byDate(a: Entry, b: Entry): number {
  const [x, y] = [a.shelf.cards, b.shelf.cards];
  return (
    y.dates[b.episode]! - x.dates[a.episode]! ||
    compare(x.ids()[a.episode]!, y.ids()[b.episode]!) ||
    compare(x.paths()[a.episode]!, y.paths()[b.episode]!)
  );
}

/** What of an episode answers, or null where nothing does. */
type Match = (episode: number) => { whole: boolean; takeaways: readonly number[] } | null;

/** Makes a question ready for the episodes of one shelf: every name is looked at once. */
function matcher(query: Query, { cards, vocabulary }: Askable): Match {
  const facts = factsTest(query, cards);
  const { firstTakeaway } = cards;
  const { marks, wanted } = topicMarks(query, cards, vocabulary);
  const upTo = counting();
  const any = wanted === 0 && query.notTopics.length === 0;
  const answers = (found: number) => (found & EXCLUDED) === 0 && (found & wanted) === wanted;
  return (episode) => {
    if (!facts(episode)) return null;
    const first = firstTakeaway[episode]!;
    const next = firstTakeaway[episode + 1]!;
    if (any) return { whole: true, takeaways: upTo(next - first) };
    const own = marksOf(marks, stretch(cards.topics, episode));
    const takeaways: number[] = [];
    for (let row = first; row < next; row++)
      if (answers(marksOf(marks, topicsOfRow(cards, episode, row)))) takeaways.push(row - first);
    const whole = answers(own | marksOf(marks, topicsOfTakeaways(cards, episode)));
    return whole || takeaways.length > 0 ? { whole, takeaways } : null;
  };
}

/** Gives the numbers from 0 up to a count: one list to all who ask, for they are many and none changes it. */
function counting(): (count: number) => readonly number[] {
  const lists: number[][] = [];
  return (count) => (lists[count] ??= [...Array(count).keys()]);
}

/** The most groups of topics that a question can narrow by: each has a bit in a mark. */
export const MAX_GROUPS = 30;
const EXCLUDED = 1 << MAX_GROUPS;

/** For each topic of the cards a bit for every group it is in, and one if it is excluded. */
function topicMarks(query: Query, cards: Cards, vocabulary: Vocabulary) {
  const groups = query.topics.map((names) => spellings(names, vocabulary, query.exact));
  const excluded = spellings(query.notTopics, vocabulary, query.exact);
  const marks = Int32Array.from(cards.topicNames(), (name) => {
    let mark = excluded.has(name) ? EXCLUDED : 0;
    for (const [bit, group] of groups.entries()) if (group.has(name)) mark |= 1 << bit;
    return mark;
  });
  return { marks, wanted: 2 ** groups.length - 1 };
}

/** Every name that stands for one of the topics: narrower ones and aliases included. */
function spellings(topics: string[], vocabulary: Vocabulary, exact: boolean): Set<string> {
  const found = new Set<string>();
  for (const name of topics) {
    const topic = canonical(vocabulary, name);
    for (const match of exact ? [topic] : withNarrower(vocabulary, topic)) found.add(match);
  }
  for (const [alias, topic] of vocabulary.aliases) if (found.has(topic)) found.add(alias);
  return found;
}

function factsTest(query: Query, cards: Cards): (episode: number) => boolean {
  const podcasts = query.podcasts.map((name) => ({ name: fold(name), slug: slug(name) }));
  const since = dayNumber(query.since);
  const until = dayNumber(query.until) || Infinity;
  const guests = query.guests.map((group) => guestMarks(group, cards));
  const dated = query.since !== null || query.until !== null;
  return (episode) => {
    const date = cards.dates[episode]!;
    if (dated && (date === 0 || date < since || date > until)) return false;
    if (podcasts.length > 0 && !podcasts.some((podcast) => isPodcast(cards, episode, podcast)))
      return false;
    return guests.every((marks) => marksOf(marks, stretch(cards.guests, episode)) !== 0);
  };
}

/** For each guest of the cards, 1 where any of these is part of the name. */
function guestMarks(group: readonly string[], cards: Cards): Int32Array {
  const parts = group.map(fold);
  return Int32Array.from(cards.guestNames(), (guest) => {
    const name = fold(guest);
    return parts.some((part) => name.includes(part)) ? 1 : 0;
  });
}

function isPodcast(cards: Cards, episode: number, asked: { name: string; slug: string }): boolean {
  const id = cards.ids()[episode]!;
  const podcast = cards.podcastNames()[cards.podcasts[episode]!];
  return (
    (asked.slug !== "" && id.slice(0, id.lastIndexOf("/")).includes(asked.slug)) ||
    (podcast !== undefined && fold(podcast).includes(asked.name))
  );
}
