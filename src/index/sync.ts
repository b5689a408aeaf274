import type { LibraryWalk } from "../files/walk-library.ts";
import { stampOf } from "../files/stamp.ts";
import { putWalk, type Changes } from "./changes.ts";
import { readAll, type Reading } from "./read-all.ts";
import { episodeReader } from "./read.ts";
import { CREATE, CREATE_INDEXES } from "./schema.ts";
import type { Database } from "./sqlite.ts";
import { wordReader } from "./word-rows.ts";
import { wordWriter } from "./words.ts";
import { episodeWriter } from "./write.ts";

/** Makes an index of all files of a walk in a database that is empty. */
export async function makeIndex(
  database: Database,
  reading: Reading,
  walk: LibraryWalk,
): Promise<void> {
  // Nothing can be lost of what is not there yet: a file that was cut short is never used.
  database.exec("pragma page_size = 8192; pragma journal_mode = off; pragma synchronous = off");
  database.exec(CREATE);
  database.exec("begin");
  const changed = walk.paths.map((path, at) => ({
    at,
    path,
    stamp: stampOf(walk.stamps, at),
  }));
  await apply({ database, words: null, isNew: true }, reading, walk, { changed, removed: [] });
  database.exec(CREATE_INDEXES);
  database.exec("commit");
}

/** Brings an index, and its words where there are any, up to date with a walk. */
export async function updateIndex(
  database: Database,
  words: Database | null,
  reading: Reading,
  walk: LibraryWalk,
  changes: Changes,
): Promise<void> {
  for (const one of [database, words])
    one?.exec("pragma synchronous = off; pragma busy_timeout = 10000; begin immediate");
  await apply({ database, words, isNew: false }, reading, walk, changes);
  for (const one of [words, database]) one?.exec("commit");
}

async function apply(
  { database, words, isNew }: { database: Database; words: Database | null; isNew: boolean },
  reading: Reading,
  walk: LibraryWalk,
  { changed, removed }: Changes,
): Promise<void> {
  const writer = episodeWriter(database);
  const wordsOf = words && wordWriter(words);
  const wordRowsOf = wordReader();
  const read = wordsOf && episodeReader(database);
  const idOf = database.prepare("select id from episode where path = ?");
  const noProblem = database.prepare("delete from problem where path = ?");
  const problem = database.prepare("insert into problem (path, problem) values (?, ?)");
  const remove = (path: string) => {
    noProblem.run(path);
    const id = idOf.get(path)?.["id"] as number | undefined;
    if (id === undefined) return;
    if (wordsOf && read) wordsOf.remove(wordRowsOf([{ id, episode: read(id) }]));
    writer.remove(id);
  };
  for (const path of removed) remove(path);
  const places = new Map(changed.map(({ path, at, known }) => [path, { at, known }]));
  const untrusted: number[] = [];
  for await (const { path, stamp, hash, rows, problems } of readAll(reading, walk, changed)) {
    const { at, known } = places.get(path)!;
    if (stamp === null) untrusted.push(at);
    if (hash !== "" && hash === known) continue;
    if (!isNew) remove(path);
    for (const one of problems) problem.run(path, JSON.stringify(one));
    if (rows === null) continue;
    const id = writer.add(rows);
    if (!wordsOf || !read) continue;
    writer.flush();
    wordsOf.add(wordRowsOf([{ id, episode: read(id) }]));
  }
  writer.end();
  wordsOf?.end();
  putWalk(database, walk, untrusted);
}
