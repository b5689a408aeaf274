import type { Cards, Runs } from "../cards.ts";
import { dayNumber } from "../cards.ts";
import type { Episode } from "../episode/episode.ts";
import type { Problem } from "../episode/problem.ts";
import { compare } from "../episode/text.ts";
import { recordWriter, type RecordColumns, type RecordPlaces } from "./records.ts";
import { packRegions, unpackRegions, type Regions, type Unpacked } from "./regions.ts";

/**
 * What tells that a file has not changed since it was read: size in bytes, times of change of its
 * content and of its facts in milliseconds, inode.
 */
export type Stamp = readonly [size: number, modified: number, changed: number, inode: number];

/** How many numbers a stamp has. */
export const STAMP = 4;

/** A file that was read: the episode it holds, or the problems that keep it from being one. */
export interface ReadFile {
  path: string;
  /** Null where the file may have changed while it was read, so that it has to be read again. */
  stamp: Stamp | null;
  episode: Episode | null;
  problems: Problem[];
}

/** A file that holds no episode, and why. */
type Faulty = Omit<ReadFile, "episode">;

/** Files that were read together, as they are kept: cards in memory, records to be read in part. */
export interface Shelf {
  cards: Cards;
  records: RecordColumns;
  /** How many bytes the records take. */
  size: number;
  /** Whether a file of the cards still has the stamp it was read with, which stands at `at`. */
  isFresh(episode: number, stamps: readonly number[], at: number): boolean;
  faulty: readonly Faulty[];
}

/** A shelf as bytes, and how many files it holds. */
export interface PackedShelf {
  cards: Buffer;
  records: Buffer;
  files: number;
}

/** Read files as two pieces of bytes: cards with stamps and faults, and the episodes' records. */
export function packShelf(files: Iterable<ReadFile>): PackedShelf {
  const writer = recordWriter();
  const lists = { podcasts: dictionary(), guests: dictionary(), topics: dictionary() };
  const packed: PackedEpisode[] = [];
  const faulty: Faulty[] = [];
  for (const { episode, ...file } of files)
    if (episode) packed.push(packEpisode(file, episode, writer.add(episode), lists));
    else faulty.push(file);
  packed.sort(byShelf);
  const cards = packRegions({
    ...columnsOf(packed),
    size: Float64Array.of(writer.bytes().length),
    "podcast names": lists.podcasts.names,
    "guest names": lists.guests.names,
    "topic names": lists.topics.names,
    ...faultsOf(faulty),
  });
  return { cards, records: writer.bytes(), files: packed.length + faulty.length };
}

/** What the cards of a shelf say of an episode: little, so that many can be gathered. */
interface PackedEpisode {
  id: string;
  path: string;
  stamp: Stamp | null;
  date: number;
  podcast: number;
  guests: number[];
  topics: number[];
  takeaways: { number: number; topics: number[] }[];
  records: RecordPlaces;
}

function packEpisode(
  { path, stamp }: Faulty,
  episode: Episode,
  records: RecordPlaces,
  lists: Record<"podcasts" | "guests" | "topics", ReturnType<typeof dictionary>>,
): PackedEpisode {
  const { id, date, podcast, guests, topics, takeaways } = episode;
  return {
    id,
    path,
    stamp,
    date: dayNumber(date),
    podcast: podcast === null ? -1 : lists.podcasts.place(podcast),
    guests: guests.map(lists.guests.place),
    topics: topics.map(lists.topics.place),
    takeaways: takeaways.map((one) => ({
      number: one.number,
      topics: one.topics.map(lists.topics.place),
    })),
    records,
  };
}

/** Newest first, without a date last, then by ref, then by path: never as the disk lists them. */
function byShelf(a: PackedEpisode, b: PackedEpisode): number {
  return b.date - a.date || compare(a.id, b.id) || compare(a.path, b.path);
}

function columnsOf(episodes: readonly PackedEpisode[]): Regions {
  const takeaways = episodes.flatMap((episode) => episode.takeaways);
  const runs = (name: string, lists: readonly (readonly number[])[]): Regions => ({
    [`${name} first`]: running(lists.map(({ length }) => length)),
    [name]: Int32Array.from(lists.flat()),
  });
  const stamps = episodes.flatMap(({ stamp }) => stamp ?? NO_STAMP);
  return {
    count: Int32Array.of(episodes.length),
    ids: episodes.map(({ id }) => id),
    paths: episodes.map(({ path }) => path),
    stamps: Float64Array.from(stamps),
    dates: Int32Array.from(episodes, ({ date }) => date),
    podcasts: Int32Array.from(episodes, ({ podcast }) => podcast),
    ...runs(
      "guests",
      episodes.map(({ guests }) => guests),
    ),
    ...runs(
      "topics",
      episodes.map(({ topics }) => topics),
    ),
    "takeaways first": running(episodes.map((episode) => episode.takeaways.length)),
    "takeaway numbers": Int32Array.from(takeaways, ({ number }) => number),
    ...runs(
      "takeaway topics",
      takeaways.map(({ topics }) => topics),
    ),
    "records from": Float64Array.from(episodes, ({ records }) => records.from),
    "record lengths": Int32Array.from(episodes.flatMap(({ records }) => records.lengths)),
  };
}

/** It equals no stamp, not even itself. */
const NO_STAMP: Stamp = [NaN, NaN, NaN, NaN];

function faultsOf(faulty: readonly Faulty[]): Regions {
  return {
    faulty: faulty.map((file) => JSON.stringify(file)),
    "faulty count": Int32Array.of(faulty.length),
  };
}

/** Gives each text its place in a list that holds every text once. */
function dictionary() {
  const places = new Map<string, number>();
  const names: string[] = [];
  const place = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, names.length);
    return names.push(name) - 1;
  };
  return { names, place };
}

/** Where each of these lengths begins when they stand in a row, and where the last ends. */
function running(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (const [i, length] of lengths.entries()) starts[i + 1] = starts[i]! + length;
  return starts;
}

/** Reads the cards that {@link packShelf} wrote; null where the bytes are not those. */
export function openShelf(bytes: Buffer): Shelf | null {
  const regions = unpackRegions(bytes);
  if (!regions) return null;
  const [count = 0] = regions.integers("count");
  const stamps = regions.numbers("stamps");
  const [faulty = 0] = regions.integers("faulty count");
  const [size = 0] = regions.numbers("size");
  const cards = openCards(regions, count);
  return {
    cards,
    records: {
      from: regions.numbers("records from"),
      lengths: regions.integers("record lengths"),
      firstTakeaway: cards.firstTakeaway,
    },
    size,
    isFresh(episode, now, at) {
      const own = episode * STAMP;
      for (let i = 0; i < STAMP; i++) if (stamps[own + i] !== now[at + i]) return false;
      return true;
    },
    faulty: regions
      .texts("faulty", faulty)()
      .map((json) => JSON.parse(json)),
  };
}

function openCards(regions: Unpacked, count: number): Cards {
  const runs = (name: string): Runs => ({
    first: regions.integers(`${name} first`),
    names: regions.integers(name),
  });
  return {
    count,
    ids: regions.texts("ids", count),
    paths: regions.texts("paths", count),
    dates: regions.integers("dates"),
    podcasts: regions.integers("podcasts"),
    podcastNames: regions.texts("podcast names", count),
    guests: runs("guests"),
    guestNames: regions.texts("guest names", count),
    topics: runs("topics"),
    topicNames: regions.texts("topic names", count),
    firstTakeaway: regions.integers("takeaways first"),
    takeawayNumbers: regions.integers("takeaway numbers"),
    takeawayTopics: runs("takeaway topics"),
  };
}
