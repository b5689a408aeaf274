/** For each row a run of names: row `i` has those from `first[i]` up to `first[i + 1]`. */
export interface Runs {
  first: Int32Array;
  /** Places in a list that holds every name once. */
  names: Int32Array;
}

/**
 * What questions are asked of: the facts of many episodes, column by column, so that ten thousand
 * can be asked in a millisecond. Episodes stand in the order they are shown in; rows of takeaways
 * follow one another in the order of their episodes.
 */
export interface Cards {
  count: number;
  /** The refs of the episodes. */
  ids(): readonly string[];
  /** Their files' paths inside the library, with `/` between folders. */
  paths(): readonly string[];
  /** Days as numbers, 20260201; 0 where there is none. */
  dates: Int32Array;
  /** Places in `podcastNames`; -1 where there is no podcast. */
  podcasts: Int32Array;
  podcastNames(): readonly string[];
  guests: Runs;
  guestNames(): readonly string[];
  topics: Runs;
  takeawayTopics: Runs;
  /** The names of both kinds of topics. */
  topicNames(): readonly string[];
  /** The first takeaway row of each episode, and behind the last one the count of all. */
  firstTakeaway: Int32Array;
  takeawayNumbers: Int32Array;
}

/** A `YYYY-MM-DD` day as a number that compares as days do; 0 for none. */
export function dayNumber(day: string | null): number {
  return day === null ? 0 : Number(day.replaceAll("-", ""));
}

/** How many takeaways an episode has. */
export function takeawayCount({ firstTakeaway }: Cards, episode: number): number {
  return firstTakeaway[episode + 1]! - firstTakeaway[episode]!;
}

/** A part of a column of names, from one place up to another. */
export interface Stretch {
  names: Int32Array;
  from: number;
  to: number;
}

/** The names of one row. */
export function stretch({ first, names }: Runs, row: number): Stretch {
  return { names, from: first[row]!, to: first[row + 1]! };
}

/** The topics a takeaway row answers to: its own, or its episode's where it has none. */
export function topicsOfRow(cards: Cards, episode: number, row: number): Stretch {
  const own = stretch(cards.takeawayTopics, row);
  return own.from < own.to ? own : stretch(cards.topics, episode);
}

/** The topics of all takeaways of an episode, with repeats. */
export function topicsOfTakeaways(cards: Cards, episode: number): Stretch {
  const { first, names } = cards.takeawayTopics;
  const from = first[cards.firstTakeaway[episode]!]!;
  return { names, from, to: first[cards.firstTakeaway[episode + 1]!]! };
}

/** The marks of all the names, put together by "or". */
export function marksOf(marks: Int32Array, { names, from, to }: Stretch): number {
  let all = 0;
  for (let i = from; i < to; i++) all |= marks[names[i]!]!;
  return all;
}
