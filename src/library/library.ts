import { basename, dirname, join } from "node:path";
import type { Episode, Takeaway } from "../episode/episode.ts";
import type { Problem } from "../episode/problem.ts";
import { compare } from "../text/compare.ts";
import { DamagedCache, UserError } from "../errors.ts";
import type { Askable, Entry } from "../query/query.ts";
import { openRecords, type Head, type Records } from "../store/records.ts";
import { packShelf } from "../store/pack.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import { NO_CACHE, type Cache } from "./cache.ts";
import { stampAt, statsOf } from "../files/walk.ts";
import { walkLibrary } from "../files/walk-library.ts";
import { shelve, type AliveShelf, type Reading } from "./shelve.ts";
import { readVocabulary } from "./vocabulary.ts";

/** Episodes of a library that are asked together, and the way to all of what they say. */
export interface LibraryShelf extends Askable {
  root: string;
  records: Records;
  /** The name it has in its cache; null where it is in memory only. */
  name: string | null;
  cache: Cache;
  /** What is to be closed with the library. */
  files: { close(): void }[];
}

/** One episode of a library. */
export type LibraryEntry = Entry<LibraryShelf>;

/** A folder of episodes with its vocabulary, and what could not be read of it. */
export interface Library {
  root: string;
  vocabulary: Vocabulary;
  shelves: LibraryShelf[];
  problems: Problem[];
  /** Lets go of the files that are open. */
  close(): void;
}

/** Reads a library. Throws a UserError where its folder cannot be read at all. */
export async function openLibrary(root: string, reading: Reading): Promise<Library> {
  if (!statsOf(root)?.isDirectory())
    throw new UserError(
      `no library at ${root}`,
      "name a folder of episode files with --library or EPISODE_LIBRARY",
    );
  const { vocabulary, problems } = await readVocabulary(root, reading.cache);
  const walked = await walkLibrary(root);
  const { shelves, problems: faults } = await shelve(root, walked, reading);
  const inOrder = [...walked.problems, ...faults].sort((a, b) => compare(a.path, b.path));
  const ruled = walked.rules.flatMap((one) => one.problems);
  const all = [...problems, ...ruled, ...inOrder];
  return libraryOf({ root, vocabulary, cache: reading.cache }, shelves, all);
}

/** Reads a single file, which need not lie in a library, with the vocabulary of its folder. */
export async function openFile(file: string): Promise<Library> {
  const root = dirname(file);
  const { vocabulary } = await readVocabulary(root, NO_CACHE);
  const { readEpisodeFile } = await import("../files/read.ts");
  const stamp = stampAt(file)!;
  const path = basename(file);
  const { rulesAbove } = await import("../files/rules-file.ts");
  const ruled =
    rulesAbove(root) === null ? null : (await import("../files/rules.ts")).rulesForFile(file);
  const options = { now: 0, folder: basename(root), ...(ruled ? { rules: ruled.rules } : {}) };
  const read = readEpisodeFile(root, { path, stamp }, options);
  const shelf = NO_CACHE.add(packShelf([read]));
  const alive = new Uint8Array(shelf.shelf.cards.count).fill(1);
  const complete = { ...shelf, alive };
  return libraryOf({ root, vocabulary, cache: NO_CACHE }, [complete], read.problems);
}

function libraryOf(
  shared: Pick<LibraryShelf, "root" | "vocabulary" | "cache">,
  shelves: readonly AliveShelf[],
  problems: Problem[],
): Library {
  const files = shelves.map(({ records }) => records as { close(): void });
  return {
    root: shared.root,
    vocabulary: shared.vocabulary,
    shelves: shelves.map(({ name, shelf, records, alive }) => ({
      ...shared,
      files,
      name,
      cards: shelf.cards,
      alive,
      records: openRecords(records, shelf.records),
    })),
    problems,
    close: () => files.forEach((file) => file.close()),
  };
}

/** The ref of an entry. */
export function idOf({ shelf, episode }: LibraryEntry): string {
  return shelf.cards.ids()[episode]!;
}

/** The full path of an entry's file. */
export function fileOf({ shelf, episode }: LibraryEntry): string {
  return join(shelf.root, shelf.cards.paths()[episode]!);
}

/** An entry's episode without its body. Throws DamagedCache. */
export function headOf({ shelf, episode }: LibraryEntry): Head {
  return whole(shelf.records.head(episode));
}

/** One takeaway of an entry, by index. Throws DamagedCache. */
export function takeawayOf({ shelf, episode }: LibraryEntry, index: number): Takeaway {
  return whole(shelf.records.takeaway(episode, index));
}

/** All of an entry's episode. Throws DamagedCache. */
export function episodeOf({ shelf, episode }: LibraryEntry): Episode {
  return whole(shelf.records.episode(episode));
}

function whole<T>(record: T | null): T {
  if (record === null) throw new DamagedCache();
  return record;
}

/** Whether a path leads to a file. */
export function isFile(path: string): boolean {
  return statsOf(path)?.isFile() === true;
}
