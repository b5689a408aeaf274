import type { LibraryWalk } from "../files/walk-library.ts";
import type { Store } from "../query/store.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import { indexStore } from "./ask.ts";
import { changesSince } from "./changes.ts";
import type { IndexFolder } from "./folder.ts";
import { withLock } from "./lock.ts";
import type { Reading } from "./read-all.ts";
import { connect, type Database, type Sqlite } from "./sqlite.ts";
import { makeIndex, updateIndex } from "./sync.ts";
import { writeWords } from "./words.ts";

/** What an index is opened with. */
export interface IndexOptions extends Reading {
  vocabulary: Vocabulary;
  walk: LibraryWalk;
  Sqlite: Sqlite;
}

/**
 * The ways to open the index of a library, the best first: as it is kept and brought up to date,
 * made anew, in memory. `folder` is null where nothing can be kept.
 */
export function waysToOpen(
  options: IndexOptions,
  folder: IndexFolder | null,
): (() => Promise<Store>)[] {
  const inMemory = () => openInMemory(options);
  if (folder === null) return [inMemory];
  // The file that the way before has used, and that has failed.
  let used: string | null = null;
  const kept = async () => {
    const failed = used;
    const use = (name: string) => (used = name);
    return openKept(options, folder, { failed, use });
  };
  return [kept, kept, inMemory];
}

interface Use {
  /** The name of a file that is not to be used again. */
  failed: string | null;
  /** Is called with the name of the file that is used. */
  use(name: string): void;
}

async function openKept(options: IndexOptions, folder: IndexFolder, files: Use): Promise<Store> {
  const { Sqlite, walk } = options;
  const name = folder.seal()?.episodes.name ?? null;
  if (name !== null && name !== files.failed) {
    files.use(name);
    const database = connect(Sqlite, folder.fileOf(name), { readOnly: true });
    if (changesSince(database, walk) === null) {
      options.debug(`index ${folder.fileOf(name)}: nothing changed`);
      return storeOf(options, folder, name, database);
    }
    database.close();
  }
  folder.make();
  const fresh = await withLock(Sqlite, folder, () => refresh(options, folder, files.failed));
  files.use(fresh);
  const database = connect(Sqlite, folder.fileOf(fresh), { readOnly: true });
  return storeOf(options, folder, fresh, database);
}

/** Updates the index, or makes it anew; gives the name of its file. The lock is held. */
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

function storeOf(
  options: IndexOptions,
  folder: IndexFolder,
  name: string,
  database: Database,
): Store {
  const sealed = () => {
    const seal = folder.seal();
    return seal?.episodes.name === name ? (seal.words?.name ?? null) : null;
  };
  const made = async () => sealed() ?? makeWords(options, folder, name, database);
  return storeWithWords(options, database, async () => {
    const file = sealed() ?? (await withLock(options.Sqlite, folder, made));
    return connect(options.Sqlite, folder.fileOf(file), { readOnly: true });
  });
}

/** A store that opens the words of its index when they are first asked for. */
function storeWithWords(
  { root, vocabulary }: IndexOptions,
  database: Database,
  openWords: () => Promise<Database>,
): Store {
  let words: Database | null = null;
  return indexStore({
    root,
    vocabulary,
    episodes: database,
    words: async () => (words ??= await openWords()),
    close() {
      words?.close();
      database.close();
    },
  });
}

/** Makes the words of an index; gives the name of their file. The lock is held. */
function makeWords(
  { Sqlite, progress, debug }: IndexOptions,
  folder: IndexFolder,
  episodes: string,
  database: Database,
): string {
  const name = folder.freshName("words");
  const words = connect(Sqlite, folder.fileOf(name));
  try {
    words.exec("pragma page_size = 8192; pragma journal_mode = off; pragma synchronous = off");
    words.exec("begin");
    writeWords(words, database, (done, all) => progress("indexing", done, all));
    words.exec("commit");
  } finally {
    words.close();
  }
  if (folder.seal()?.episodes.name === episodes) folder.put({ episodes, words: name });
  debug(`words ${folder.fileOf(name)}: made`);
  return name;
}

async function openInMemory(options: IndexOptions): Promise<Store> {
  const { Sqlite, walk, progress } = options;
  const database = connect(Sqlite, ":memory:");
  await makeIndex(database, options, walk);
  options.debug(`index in memory: made of ${walk.paths.length} files`);
  return storeWithWords(options, database, async () => {
    const words = connect(Sqlite, ":memory:");
    writeWords(words, database, (done, all) => progress("indexing", done, all));
    return words;
  });
}
