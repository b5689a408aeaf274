import { dayNumber, markRows, takeawayCount, type Cards } from "./cards.ts";
import { compare } from "../text/compare.ts";
import { fold } from "../text/fold.ts";
import { slug } from "../text/slug.ts";
import { canonical, topicKey, withNarrower, type Vocabulary } from "../topics/vocabulary.ts";

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
  const found = selectInAnyOrder(shelves, query);
  // A shelf holds its episodes in this order already.
  return shelves.length > 1 ? found.sort(byDate) : found;
}

/** The same for those who put them into an order of their own. */
export function selectInAnyOrder<S extends Askable>(
  shelves: readonly S[],
  query: Query,
): Selected<S>[] {
  const found: Selected<S>[] = [];
  for (const shelf of shelves) {
    const answer = matcher(query, shelf);
    for (let episode = 0; episode < shelf.cards.count; episode++) {
      const match = shelf.alive[episode] ? answer(episode) : null;
      if (match) found.push({ shelf, episode, whole: match.whole, takeaways: match.takeaways });
    }
  }
  return found;
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
  const x = a.shelf.cards;
  const y = b.shelf.cards;
  return (
    y.dates[b.episode]! - x.dates[a.episode]! ||
    compare(x.ids()[a.episode]!, y.ids()[b.episode]!) ||
    compare(x.paths()[a.episode]!, y.paths()[b.episode]!)
  );
}

/** What of an episode answers, or null where nothing does. */
type Match = (episode: number) => { whole: boolean; takeaways: readonly number[] } | null;

/** Makes a question ready for the episodes of one shelf: only what its names stand in is looked at. */
function matcher(query: Query, { cards, vocabulary }: Askable): Match {
  const facts = factsTest(query, cards);
  const upTo = counting();
  const { firstTakeaway } = cards;
  if (query.topics.length === 0 && query.notTopics.length === 0)
    return (episode) =>
      facts(episode) ? { whole: true, takeaways: upTo(takeawayCount(cards, episode)) } : null;
  const { episodes, takeaways: rows, wanted } = topicMarks(query, cards, vocabulary);
  return (episode) => {
    // What any of its takeaways is about, the episode is about.
    const about = episodes[episode]!;
    if ((about & wanted) !== wanted || !facts(episode)) return null;
    const takeaways: number[] = [];
    const first = firstTakeaway[episode]!;
    const next = firstTakeaway[episode + 1]!;
    // All that is wanted and nothing that is excluded: the marks are the same.
    for (let row = first; row < next; row++) if (rows[row] === wanted) takeaways.push(row - first);
    const whole = about === wanted;
    return whole || takeaways.length > 0 ? { whole, takeaways } : null;
  };
}

/** The most groups of topics that a question can narrow by: each has a bit in a mark. */
export const MAX_GROUPS = 30;
const EXCLUDED = 1 << MAX_GROUPS;

/** For each episode and takeaway row a bit for every group it answers to, and one if it is excluded. */
function topicMarks(query: Query, cards: Cards, vocabulary: Vocabulary) {
  const groups = query.topics.map((names) => spellings(names, vocabulary, query.exact));
  const excluded = spellings(query.notTopics, vocabulary, query.exact);
  const episodes = new Int32Array(cards.count);
  const takeaways = new Int32Array(cards.takeawayNumbers.length);
  for (const [place, name] of cards.topics.names().entries()) {
    const key = topicKey(name);
    let bits = excluded.has(key) ? EXCLUDED : 0;
    for (const [bit, group] of groups.entries()) if (group.has(key)) bits |= 1 << bit;
    if (bits === 0) continue;
    markRows(cards.topics, place, episodes, bits);
    markRows(cards.takeawayTopics, place, takeaways, bits);
  }
  return { episodes, takeaways, wanted: 2 ** groups.length - 1 };
}

/** Gives the numbers from 0 up to a count: one list to all who ask, for they are many and none changes it. */
function counting(): (count: number) => readonly number[] {
  const lists: number[][] = [];
  return (count) => (lists[count] ??= [...Array(count).keys()]);
}

/** The keys of all names that stand for one of the topics: narrower ones and aliases included. */
function spellings(topics: string[], vocabulary: Vocabulary, exact: boolean): Set<string> {
  const found = new Set<string>();
  for (const name of topics) {
    const topic = canonical(vocabulary, name);
    for (const match of exact ? [topic] : withNarrower(vocabulary, topic)) found.add(match);
  }
  const keys = new Set(Array.from(found, topicKey));
  for (const [alias, topic] of vocabulary.aliases) if (found.has(topic)) keys.add(topicKey(alias));
  return keys;
}

function factsTest(query: Query, cards: Cards): (episode: number) => boolean {
  const since = dayNumber(query.since);
  const until = dayNumber(query.until) || Infinity;
  const dated = query.since !== null || query.until !== null;
  const podcast = query.podcasts.length > 0 ? podcastTest(query.podcasts, cards) : null;
  const guests = query.guests.map((group) => guestMarks(group, cards));
  return (episode) => {
    const date = cards.dates[episode]!;
    if (dated && (date === 0 || date < since || date > until)) return false;
    if (podcast !== null && !podcast(episode)) return false;
    return guests.every((marks) => marks[episode] === 1);
  };
}

/** For each episode 1 where any of these is part of the name of a guest. */
function guestMarks(group: readonly string[], { guests, count }: Cards): Int32Array {
  const parts = group.map(fold);
  const marks = new Int32Array(count);
  for (const [place, guest] of guests.names().entries()) {
    const name = fold(guest);
    if (parts.some((part) => name.includes(part))) markRows(guests, place, marks, 1);
  }
  return marks;
}

/** Whether an episode is of a podcast whose name or slug has one of these as a part. */
function podcastTest(asked: readonly string[], cards: Cards): (episode: number) => boolean {
  const marks = new Int32Array(cards.count);
  const names = asked.map(fold);
  for (const [place, podcast] of cards.podcasts.names().entries()) {
    const own = fold(podcast);
    if (names.some((name) => own.includes(name))) markRows(cards.podcasts, place, marks, 1);
  }
  const slugs = asked.map(slug).filter((one) => one !== "");
  return (episode) => {
    if (marks[episode] === 1) return true;
    const id = cards.ids()[episode]!;
    const own = id.slice(0, id.lastIndexOf("/"));
    return slugs.some((one) => own.includes(one));
  };
}
