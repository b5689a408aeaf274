import { inserter } from "./insert.ts";
import { episodeReader } from "./read.ts";
import { CREATE_WORDS, WORD_COLUMNS } from "./schema.ts";
import type { Database } from "./sqlite.ts";
import { wordReader, type IdEpisode, type WordRows } from "./word-rows.ts";

/** Adds and removes the words of episodes. */
export interface WordWriter {
  add(rows: WordRows): void;
  /** Removes rows as they were when they were added. */
  remove(rows: WordRows): void;
  end(): void;
}

/** Makes a writer for a database with the tables of the words. */
export function wordWriter(words: Database): WordWriter {
  const documents = inserter(words, "document", ["id", "episode", "section", "words"]);
  const rows = inserter(words, "words", ["rowid", ...WORD_COLUMNS]);
  const gone = inserter(words, "words", ["words", "rowid", ...WORD_COLUMNS]);
  const change = { documents: 0, words: 0 };
  return {
    add(added) {
      for (const row of added.documents) documents.add(row);
      for (const row of added.words) rows.add(row);
      change.documents += added.documents.length;
      change.words += added.length;
    },
    remove(removed) {
      // A table without content needs the old words to remove them.
      // https://sqlite.org/fts5.html#the_delete_command
      for (const row of removed.words) gone.add(["delete", ...row]);
      for (const [id] of removed.documents)
        words.prepare("delete from document where id = ?").run(id!);
      change.documents -= removed.documents.length;
      change.words -= removed.length;
      gone.flush();
    },
    end() {
      documents.flush();
      rows.flush();
      const { documents: more, words: longer } = change;
      words
        .prepare("update total set documents = documents + ?, words = words + ?")
        .run(more, longer);
    },
  };
}

/** How the words of an index are made. */
interface WordsOptions {
  /** The script of a worker that lists them; null where there is none. */
  worker: string | null;
  progress(done: number, all: number): void;
}

/** Lists the words of all episodes of an index in a database that is empty. */
export async function writeWords(
  words: Database,
  episodes: Database,
  { worker, progress }: WordsOptions,
): Promise<void> {
  words.exec(CREATE_WORDS);
  words.exec("insert into total values (0, 0)");
  words.exec("insert into words(words, rank) values ('automerge', 0), ('hashsize', 33554432)");
  const writer = wordWriter(words);
  const ids = episodes
    .prepare("select id from episode order by id")
    .all()
    .map(({ id }) => id as number);
  let done = 0;
  for await (const rows of allWordRows(batchesIn(episodes, ids), ids.length, worker)) {
    writer.add(rows);
    progress(Math.min(ids.length, (done += BATCH)), ids.length);
  }
  writer.end();
  words.exec("insert into words(words) values ('optimize')");
  progress(ids.length, ids.length);
}

/** Few enough that what waits takes little memory. */
const BATCH = 250;
/** Fewer episodes than this are done before a worker has started. */
const MANY = 1000;

function* batchesIn(episodes: Database, ids: readonly number[]): Generator<IdEpisode[], void> {
  const read = episodeReader(episodes);
  for (let at = 0; at < ids.length; at += BATCH)
    yield ids.slice(at, at + BATCH).map((id) => ({ id, episode: read(id) }));
}

/** The rows of batches, found in a worker where there are many: inserting them takes as long. */
async function* allWordRows(
  batches: Iterator<IdEpisode[], void>,
  count: number,
  worker: string | null,
): AsyncIterable<WordRows> {
  const lost: IdEpisode[][] = [];
  if (worker !== null && count >= MANY) {
    const { inWorkers } = await import("./workers.ts");
    const waiting = new Set<IdEpisode[]>();
    const jobs = function* () {
      for (let next = batches.next(); !next.done; next = batches.next()) {
        waiting.add(next.value);
        yield next.value;
      }
    };
    try {
      for await (const { job, answer } of inWorkers<IdEpisode[], WordRows>(worker, jobs(), 1)) {
        waiting.delete(job);
        yield answer;
      }
    } catch {
      // A worker that fails leaves its batches to this process.
    }
    lost.push(...waiting);
  }
  const rowsOf = wordReader();
  for (const batch of lost) yield rowsOf(batch);
  for (let next = batches.next(); !next.done; next = batches.next()) yield rowsOf(next.value);
}
