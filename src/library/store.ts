import { dirname, relative, sep } from "node:path";
import type { Problem } from "../episode/problem.ts";
import { UserError } from "../errors.ts";
import { stampAt, statsOf } from "../files/walk.ts";
import { walkLibrary, type LibraryWalk } from "../files/walk-library.ts";
import { modifiedAt, stampOf } from "../files/stamp.ts";
import type { Debug } from "../files/debug.ts";
import type { Progress } from "../files/progress.ts";
import type { Sqlite } from "../index/sqlite.ts";
import type { ReadEpisode } from "../plain/held.ts";
import { recoveringStore } from "../query/recover.ts";
import type { Store } from "../query/store.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import { readVocabulary } from "./vocabulary.ts";

/** How a library is opened. */
export interface StoreOptions {
  /** The folder of all indexes; null where nothing is kept. */
  cache: string | null;
  /** SQLite; null where there is none, or where no index is wanted. */
  sqlite: Sqlite | null;
  user: number | null;
  progress: Progress;
  /** The script of a worker that reads files, where there is one. */
  worker: string | null;
  debug: Debug;
}

/** A library that is open. */
export interface Member {
  root: string;
  vocabulary: Vocabulary;
  store: Store;
  /** What is wrong with files that are no episodes: vocabulary, rules, folders; paths below the root. */
  problems: Problem[];
  /** How many episode files it has. */
  files: number;
}

/** Opens the library in a folder. Throws a UserError where the folder cannot be read at all. */
export async function openLibrary(root: string, options: StoreOptions): Promise<Member> {
  if (!statsOf(root)?.isDirectory())
    throw new UserError(
      `no library at ${root}`,
      "name a folder of episode files with --library or EPISODE_LIBRARY",
    );
  const { cache, sqlite, user, debug } = options;
  const { indexFolder } = await import("../index/folder.ts");
  const folder = cache === null || sqlite === null ? null : indexFolder(cache, root, user);
  const memory = folder && {
    recall: () => folder.recall("topics.json"),
    remember: (text: string) => folder.remember("topics.json", text),
  };
  const { vocabulary, problems } = await readVocabulary(root, memory);
  const walk = await walkLibrary(root);
  debug(`${root}: ${walk.paths.length} files`);
  const inMemory = () => openPlain(root, vocabulary, walk, options);
  const ways = [inMemory];
  if (sqlite !== null) {
    const { waysToOpen } = await import("../index/open.ts");
    const opening = { ...options, root, vocabulary, walk, Sqlite: sqlite };
    ways.unshift(...waysToOpen(opening, folder));
  }
  const { isRecoverable } = await import("../index/errors.ts");
  return {
    root,
    vocabulary,
    store: recoveringStore({ open: ways, isRecoverable, debug }),
    problems: [...problems, ...walk.rules.flatMap((one) => one.problems), ...walk.problems],
    files: walk.paths.length,
  };
}

/** A store that reads all files now and keeps nothing. */
async function openPlain(
  root: string,
  vocabulary: Vocabulary,
  walk: LibraryWalk,
  { progress, debug }: StoreOptions,
): Promise<Store> {
  const { plainStore } = await import("../plain/store.ts");
  const { readEpisodeFile, rulesFor } = await import("../files/read.ts");
  const { rulesByFolder } = await import("../files/rules-by-folder.ts");
  const rules = rulesByFolder(root, walk);
  const episodes: ReadEpisode[] = [];
  const problems: Problem[] = [];
  for (const [at, path] of walk.paths.entries()) {
    const stamp = stampOf(walk.stamps, at);
    const read = readEpisodeFile(root, { path, stamp }, { now: 0, rules: rulesFor(path, rules) });
    if (read.episode) episodes.push({ episode: read.episode, modified: modifiedAt(stamp) });
    problems.push(...read.problems);
    progress("reading", at + 1, walk.paths.length);
  }
  debug(`read all ${walk.paths.length} files, no index`);
  return plainStore({ root, vocabulary, episodes, problems });
}

/**
 * Opens a single file, which need not lie in a library, with the vocabulary of its folder. Its
 * `path` is that in the store, below the folder of its folder, which may name the podcast.
 */
export async function openFile(file: string): Promise<{ store: Store; path: string }> {
  const folder = dirname(file);
  const { vocabulary } = await readVocabulary(folder, null);
  const { plainStore } = await import("../plain/store.ts");
  const { readEpisodeFile } = await import("../files/read.ts");
  const { rulesAbove } = await import("../files/rules-file.ts");
  const ruled =
    rulesAbove(folder) === null ? null : (await import("../files/rules.ts")).rulesForFile(file);
  const root = dirname(folder);
  const path = relative(root, file).replaceAll(sep, "/");
  const options = { now: 0, ...(ruled ? { rules: ruled.rules } : {}) };
  const stamp = stampAt(file)!;
  const read = readEpisodeFile(root, { path, stamp }, options);
  const episodes = read.episode ? [{ episode: read.episode, modified: modifiedAt(stamp) }] : [];
  return { store: plainStore({ root, vocabulary, episodes, problems: read.problems }), path };
}
