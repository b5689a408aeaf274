import type { Cards, Places } from "../query/cards.ts";
import type { Episode } from "../episode/episode.ts";
import type { Problem } from "../episode/problem.ts";
import type { RecordColumns } from "./records.ts";
import { unpackRegions, type Unpacked } from "./regions.ts";

/**
 * What tells that a file has not changed since it was read, and would be read the same again: size
 * in bytes, times of change of its content and of its metadata in milliseconds, inode, and a sign of
 * the rules it is read by, 0 for none.
 */
export type Stamp = readonly [
  size: number,
  modified: number,
  changed: number,
  inode: number,
  rules: number,
];

/** How many numbers a stamp has. */
export const STAMP = 5;

/** A file that was read: the episode it holds, or the problems that keep it from being one. */
export interface ReadFile {
  path: string;
  /** Null where the file may have changed while it was read, so that it has to be read again. */
  stamp: Stamp | null;
  episode: Episode | null;
  problems: Problem[];
}

/** A file that holds no episode, and why. */
export type Faulty = Omit<ReadFile, "episode">;

/** Files that were read together, as they are kept: cards in memory, records to be read in part. */
export interface Shelf {
  cards: Cards;
  records: RecordColumns;
  /** How many bytes the records take. */
  size: number;
  /** The places of the episodes in the order in which their files were read. */
  order: Int32Array;
  /** Whether a file of the cards still has the stamp it was read with, which stands at `at`. */
  isFresh(episode: number, stamps: readonly number[], at: number): boolean;
  faulty: readonly Faulty[];
}

/** Reads the cards that `packShelf` wrote; null where the bytes are not those. */
export function openShelf(bytes: Buffer): Shelf | null {
  const regions = unpackRegions(bytes);
  if (!regions) return null;
  const cards = openCards(regions);
  const stamps = regions.numbers("stamps");
  return {
    cards,
    records: {
      from: regions.numbers("records from"),
      lengths: regions.integers("record lengths"),
      firstTakeaway: cards.firstTakeaway,
    },
    size: regions.numbers("size")[0]!,
    order: regions.integers("order"),
    isFresh(episode, now, at) {
      const own = episode * STAMP;
      for (let i = 0; i < STAMP; i++) if (stamps[own + i] !== now[at + i]) return false;
      return true;
    },
    faulty: regions
      .texts("faulty")()
      .map((json) => JSON.parse(json)),
  };
}

function openCards(regions: Unpacked): Cards {
  const dates = regions.integers("dates");
  const places = (name: string): Places => ({
    names: regions.texts(`${name} names`),
    first: regions.integers(`${name} first`),
    rows: regions.integers(name),
  });
  const topics = places("topics");
  return {
    count: dates.length,
    ids: regions.texts("ids"),
    paths: regions.texts("paths"),
    dates,
    podcasts: places("podcasts"),
    guests: places("guests"),
    topics,
    takeawayTopics: {
      names: topics.names,
      first: regions.integers("takeaway topics first"),
      rows: regions.integers("takeaway topics"),
    },
    firstTakeaway: regions.integers("takeaways first"),
    takeawayNumbers: regions.integers("takeaway numbers"),
  };
}
