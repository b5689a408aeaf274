import { changesSince } from "./changes.ts";
import type { IndexFolder } from "./folder.ts";
import { withLock } from "./lock.ts";
import type { IndexOptions } from "./open.ts";
import { connect, type Database } from "./sqlite.ts";
import { makeIndex, updateIndex } from "./sync.ts";
import { writeWords } from "./words.ts";

/**
 * Brings the index up to date, or makes it anew where there is none or it is the one that failed;
 * gives the name of its file.
 */
export async function refreshIndex(
  options: IndexOptions,
  folder: IndexFolder,
  failed: string | null,
): Promise<string> {
  folder.make();
  return withLock(options.Sqlite, folder, () => refresh(options, folder, failed));
}

/** The lock is held. */
async function refresh(
  options: IndexOptions,
  folder: IndexFolder,
  failed: string | null,
): Promise<string> {
  const { Sqlite, walk } = options;
  // Another process may have made one meanwhile.
  const seal = folder.seal();
  if (seal && seal.episodes.name !== failed) {
    const { episodes, words } = seal;
    const open = [episodes, words].map((one) => one && connect(Sqlite, folder.fileOf(one.name)));
    try {
      const changes = changesSince(open[0]!, walk);
      if (changes) {
        await updateIndex(open[0]!, open[1] ?? null, options, walk, changes);
        const { changed, removed } = changes;
        options.debug(`index: ${changed.length} files read, ${removed.length} gone`);
      }
    } finally {
      for (const database of open) database?.close();
    }
    folder.put({ episodes: episodes.name, words: words?.name ?? null });
    return episodes.name;
  }
  const name = folder.freshName("episodes");
  const database = connect(Sqlite, folder.fileOf(name));
  try {
    await makeIndex(database, options, walk);
  } finally {
    database.close();
  }
  folder.put({ episodes: name, words: null });
  options.debug(`index ${folder.fileOf(name)}: made of ${walk.paths.length} files`);
  return name;
}

/** The file of an index, and its database. */
interface OpenEpisodes {
  name: string;
  database: Database;
}

/** Makes the words of an index, unless there are some; gives the name of their file. */
export async function wordsOf(
  options: IndexOptions,
  folder: IndexFolder,
  episodes: OpenEpisodes,
): Promise<string> {
  return withLock(options.Sqlite, folder, async () => {
    const seal = folder.seal();
    const there = seal?.episodes.name === episodes.name ? (seal.words?.name ?? null) : null;
    return there ?? makeWords(options, folder, episodes);
  });
}

/** The lock is held. */
async function makeWords(
  { Sqlite, progress, debug, worker }: IndexOptions,
  folder: IndexFolder,
  { name: episodes, database }: OpenEpisodes,
): Promise<string> {
  const name = folder.freshName("words");
  const words = connect(Sqlite, folder.fileOf(name));
  try {
    words.exec("pragma page_size = 8192; pragma journal_mode = off; pragma synchronous = off");
    words.exec("begin");
    const count = (done: number, all: number) => progress("indexing", done, all);
    await writeWords(words, database, { worker, progress: count });
    words.exec("commit");
  } finally {
    words.close();
  }
  if (folder.seal()?.episodes.name === episodes) folder.put({ episodes, words: name });
  debug(`words ${folder.fileOf(name)}: made`);
  return name;
}

/** The index of a library in memory, without its words. */
export async function episodesInMemory(options: IndexOptions): Promise<Database> {
  const database = connect(options.Sqlite, ":memory:");
  await makeIndex(database, options, options.walk);
  options.debug(`index in memory: made of ${options.walk.paths.length} files`);
  return database;
}

/** The words of an index in memory. */
export async function wordsInMemory(
  { Sqlite, progress, worker }: IndexOptions,
  database: Database,
): Promise<Database> {
  const words = connect(Sqlite, ":memory:");
  const count = (done: number, all: number) => progress("indexing", done, all);
  await writeWords(words, database, { worker, progress: count });
  return words;
}
