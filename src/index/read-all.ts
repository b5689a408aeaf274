import type { Debug } from "../files/debug.ts";
import type { Progress } from "../files/progress.ts";
import { rulesByFolder } from "../files/rules-by-folder.ts";
import type { LibraryWalk } from "../files/walk-library.ts";
import type { Batch, IndexedFile } from "./batch.ts";
import type { Changed } from "./changes.ts";

/** How files are read. */
export interface Reading {
  root: string;
  progress: Progress;
  /** The script of a worker that reads files; null where there is none. */
  worker: string | null;
  debug: Debug;
}

/** More would each need memory of their own, and the disk has to feed them all. */
const MOST_WORKERS = 2;
/** Fewer files than this are read before a worker has started. */
const MANY = 2000;
/** Few enough that what waits to be stored takes little memory. */
const BATCH = 250;

/** Reads files, in workers where there are many; in no order. */
export async function* readAll(
  { root, progress, worker }: Reading,
  walk: LibraryWalk,
  files: readonly Changed[],
): AsyncIterable<IndexedFile> {
  const shared = { root, now: Date.now(), rules: rulesByFolder(root, walk) };
  let done = 0;
  const left = new Set<Batch>();
  for (let at = 0; at < files.length; at += BATCH)
    left.add({ ...shared, files: files.slice(at, at + BATCH) });
  if (worker !== null && files.length >= MANY) {
    const { inWorkers } = await import("./workers.ts");
    const answers = inWorkers<Batch, IndexedFile[]>(worker, [...left], MOST_WORKERS);
    try {
      for await (const { job, answer: read } of answers) {
        left.delete(job);
        progress("reading", (done += read.length), files.length);
        yield* read;
      }
    } catch {
      // A worker had too little memory, say: what it could not read is read here.
    }
  }
  const { readBatch } = await import("./batch.ts");
  for (const batch of left)
    for (const file of batch.files) {
      yield* readBatch({ ...batch, files: [file] });
      progress("reading", ++done, files.length);
    }
}
