/** For each name in a list that holds every name once, the rows it stands in, rising. */
export interface Places {
  names(): readonly string[];
  /** The rows of name `i` are those in `rows` from `first[i]` up to `first[i + 1]`. */
  first: Int32Array;
  rows: Int32Array;
}

/**
 * What questions are asked of: the facts of many episodes, column by column and by name, so that
 * ten thousand can be asked in a millisecond. Episodes stand in the order they are shown in; rows
 * of takeaways follow one another in the order of their episodes.
 */
export interface Cards {
  count: number;
  /** The refs of the episodes. */
  ids(): readonly string[];
  /** Their files' paths inside the library, with `/` between folders. */
  paths(): readonly string[];
  /** Days as numbers, 20260201; 0 where there is none. */
  dates: Int32Array;
  /** The episodes of each podcast. */
  podcasts: Places;
  /** The episodes of each guest. */
  guests: Places;
  /** The episodes that are about each topic: by their own topics or those of a takeaway. */
  topics: Places;
  /**
   * The takeaway rows that answer to each topic, in the same order of names: by their own topics,
   * or by their episode's where they have none.
   */
  takeawayTopics: Places;
  /** The first takeaway row of each episode, and behind the last one the count of all. */
  firstTakeaway: Int32Array;
  takeawayNumbers: Int32Array;
}

/** A `YYYY-MM-DD` day as a number that compares as days do; 0 for none. */
export function dayNumber(day: string | null): number {
  return day === null ? 0 : Number(`${day}-01-01`.slice(0, 10).replaceAll("-", ""));
}

/** How many takeaways an episode has. */
export function takeawayCount({ firstTakeaway }: Cards, episode: number): number {
  return firstTakeaway[episode + 1]! - firstTakeaway[episode]!;
}

/** Sets bits in the marks of all rows that a name stands in. */
export function markRows({ first, rows }: Places, name: number, marks: Int32Array, bits: number) {
  const end = first[name + 1]!;
  for (let i = first[name]!; i < end; i++) marks[rows[i]!]! |= bits;
}
