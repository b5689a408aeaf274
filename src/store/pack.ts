import { dayNumber } from "../query/cards.ts";
import type { Episode } from "../episode/episode.ts";
import { compare } from "../text/compare.ts";
import { recordWriter, type RecordPlaces } from "./records.ts";
import { packRegions, type Regions } from "./regions.ts";
import type { Faulty, ReadFile, Stamp } from "./shelf.ts";

/** A shelf as bytes, and how many files it holds. */
export interface PackedShelf {
  cards: Buffer;
  records: Buffer;
  files: number;
}

/** Packs files as they are read, of which one is held at a time. */
export function packShelf(files: Iterable<ReadFile>): PackedShelf {
  const writer = recordWriter();
  const packed: PackedEpisode[] = [];
  const faulty: Faulty[] = [];
  for (const { episode, ...file } of files)
    if (episode) packed.push(packEpisode(file, episode, writer.add(episode), packed.length));
    else faulty.push(file);
  packed.sort(byShelf);
  const cards = packRegions({
    ...columnsOf(packed),
    ...namesOf(packed),
    size: Float64Array.of(writer.bytes().length),
    faulty: faulty.map((file) => JSON.stringify(file)),
  });
  return { cards, records: writer.bytes(), files: packed.length + faulty.length };
}

/** What the cards of a shelf say of an episode: little, so that many can be gathered. */
interface PackedEpisode
  extends Pick<Episode, "id" | "podcast" | "guests" | "topics">, Pick<ReadFile, "path" | "stamp"> {
  date: number;
  takeaways: { number: number; topics: string[] }[];
  records: RecordPlaces;
  /** How many were read before it. */
  turn: number;
}

function packEpisode(
  { path, stamp }: Faulty,
  { id, date, podcast, guests, topics, takeaways }: Episode,
  records: RecordPlaces,
  turn: number,
): PackedEpisode {
  const points = takeaways.map((one) => ({ number: one.number, topics: one.topics }));
  const day = dayNumber(date);
  return { id, path, stamp, date: day, podcast, guests, topics, takeaways: points, records, turn };
}

/** Newest first, without a date last, then by ref, then by path: never as the disk lists them. */
function byShelf(a: PackedEpisode, b: PackedEpisode): number {
  return b.date - a.date || compare(a.id, b.id) || compare(a.path, b.path);
}

/** It equals no stamp, not even itself. */
const NO_STAMP: Stamp = [NaN, NaN, NaN, NaN, NaN];

function columnsOf(episodes: readonly PackedEpisode[]): Regions {
  const order = new Int32Array(episodes.length);
  for (const [place, { turn }] of episodes.entries()) order[turn] = place;
  const takeaways = episodes.flatMap((episode) => episode.takeaways);
  return {
    ids: episodes.map(({ id }) => id),
    paths: episodes.map(({ path }) => path),
    stamps: Float64Array.from(episodes.flatMap(({ stamp }) => stamp ?? NO_STAMP)),
    order,
    dates: Int32Array.from(episodes, ({ date }) => date),
    "takeaways first": running(episodes.map((episode) => episode.takeaways.length)),
    "takeaway numbers": Int32Array.from(takeaways, ({ number }) => number),
    "records from": Float64Array.from(episodes, ({ records }) => records.from),
    "record lengths": Int32Array.from(episodes.flatMap(({ records }) => records.lengths)),
  };
}

/** Where each podcast, guest and topic stands. */
function namesOf(episodes: readonly PackedEpisode[]): Regions {
  const podcasts = index();
  const guests = index();
  const topics = index();
  const takeawayTopics = index();
  let row = 0;
  for (const [place, episode] of episodes.entries()) {
    if (episode.podcast !== null) podcasts.add(episode.podcast, place);
    for (const guest of episode.guests) guests.add(guest, place);
    for (const topic of episode.topics) topics.add(topic, place);
    const inherited = inheritedTopics(episode);
    for (const { topics: own } of episode.takeaways) {
      for (const topic of own.length > 0 ? own : inherited) {
        topics.add(topic, place);
        takeawayTopics.add(topic, row);
      }
      row++;
    }
  }
  const names = [...topics.rows.keys()];
  return {
    ...placed("podcasts", podcasts.rows),
    ...placed("guests", guests.rows),
    ...placed("topics", topics.rows),
    ...placed("takeaway topics", takeawayTopics.rows, names),
  };
}

/** A file of 8 MB may have a hundred thousand topics, and as many takeaways that answer to them. */
const MOST_INHERITED = 2 ** 20;

/** The topics of an episode to which its takeaways without any answer. */
function inheritedTopics({ topics, takeaways }: PackedEpisode): readonly string[] {
  const heirs = takeaways.filter((one) => one.topics.length === 0).length;
  if (topics.length * heirs <= MOST_INHERITED) return topics;
  return topics.slice(0, Math.floor(MOST_INHERITED / heirs));
}

/** For each name the rows it was added for, in the order of adding, each once. */
function index() {
  const rows = new Map<string, number[]>();
  const add = (name: string, row: number) => {
    const own = rows.get(name);
    if (!own) rows.set(name, [row]);
    else if (own.at(-1) !== row) own.push(row);
  };
  return { rows, add };
}

function placed(
  name: string,
  rows: ReadonlyMap<string, number[]>,
  names: readonly string[] = [...rows.keys()],
): Regions {
  const lists = names.map((one) => rows.get(one) ?? []);
  return {
    [`${name} names`]: names,
    [`${name} first`]: running(lists.map(({ length }) => length)),
    [name]: Int32Array.from(lists.flat()),
  };
}

/** Where each of these lengths begins when they stand in a row, and where the last ends. */
function running(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (const [i, length] of lengths.entries()) starts[i + 1] = starts[i]! + length;
  return starts;
}
