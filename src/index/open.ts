import type { LibraryWalk } from "../files/walk-library.ts";
import type { Store } from "../query/store.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import { indexStore } from "./ask.ts";
import { changesSince } from "./changes.ts";
import type { IndexFolder } from "./folder.ts";
import type { Reading } from "./read-all.ts";
import { connect, type Database, type Sqlite } from "./sqlite.ts";

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
  const { refreshIndex } = await import("./refresh.ts");
  const fresh = await refreshIndex(options, folder, files.failed);
  files.use(fresh);
  const database = connect(Sqlite, folder.fileOf(fresh), { readOnly: true });
  return storeOf(options, folder, fresh, database);
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
  return storeWithWords(options, database, async () => {
    const file =
      sealed() ??
      (await (await import("./refresh.ts")).wordsOf(options, folder, { name, database }));
    return connect(options.Sqlite, folder.fileOf(file), { readOnly: true });
  });
}

/** A store that opens the words of its index when they are first asked for. */
function storeWithWords(
  { root, vocabulary, walk }: IndexOptions,
  database: Database,
  openWords: () => Promise<Database>,
): Store {
  let words: Database | null = null;
  return indexStore({
    root,
    vocabulary,
    walk,
    episodes: database,
    words: async () => (words ??= await openWords()),
    close() {
      words?.close();
      database.close();
    },
  });
}

async function openInMemory(options: IndexOptions): Promise<Store> {
  const { episodesInMemory, wordsInMemory } = await import("./refresh.ts");
  const database = await episodesInMemory(options);
  return storeWithWords(options, database, async () => wordsInMemory(options, database));
}
