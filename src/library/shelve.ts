import { sep } from "node:path";
import type { Problem } from "../episode/problem.ts";
import { STAMP, type Stamp } from "../store/shelf.ts";
import { NO_CACHE, type Cache, type KeptShelf } from "./cache.ts";
import type { Walk } from "../files/walk.ts";
import type { LibraryWalk } from "../files/walk-library.ts";
import type { Batch, ReadBatch } from "../files/read.ts";

/** A shelf of a library with what of it is still there. */
export interface AliveShelf extends KeptShelf {
  /** For each episode of its cards, 1 where its file is there and has not changed. */
  alive: Uint8Array;
}

/** Is told how many of how many files have been dealt with. */
export type Progress = (doing: "reading" | "indexing", done: number, all: number) => void;

/** How a library is read. */
export interface Reading {
  cache: Cache;
  progress: Progress;
  /** The script of a worker that reads files, where there is one. */
  worker: string | null;
}

/** Files as shelves: those that have not changed as the cache has them, the others read now. */
export async function shelve(
  root: string,
  walk: LibraryWalk,
  { cache, progress, worker }: Reading,
): Promise<{ shelves: AliveShelf[]; problems: Problem[] }> {
  const kept = cache.open().map(withAlive(0));
  const { changed, problems: known } = matchStamps(walk, kept);
  if (changed.length === 0) return { shelves: kept, problems: known };
  const { shelves, again } = absorb(kept, changed, walk);
  const files = again.map((at) => fileAt(walk, at));
  const read = new Set(files.map(({ path }) => path));
  const problems = known.filter(({ path }) => !read.has(path));
  for await (const batch of readAll(
    { root, rules: rulesBy(root, walk) },
    files,
    progress,
    worker,
  )) {
    for (const problem of batch.problems) problems.push(problem);
    if (batch.settled.files > 0) shelves.push(withAlive(1)(cache.add(batch.settled)));
    if (batch.loose.files > 0) shelves.push(withAlive(1)(NO_CACHE.add(batch.loose)));
  }
  if (shelves.some((shelf) => shelf.name !== null && !kept.includes(shelf))) cache.keep(shelves);
  return { shelves, problems };
}

/** So many files are packed at once, which bounds the memory a first index takes. */
const MAX_BATCH = 8192;
/** Fewer files than this are read before a worker has started. */
const MANY = 2000;

/** Reads files in batches, in workers where there are many files and more than one core. */
async function* readAll(
  shared: Pick<Batch, "root" | "rules">,
  files: readonly { path: string; stamp: Stamp }[],
  progress: Progress,
  worker: string | null,
): AsyncIterable<ReadBatch> {
  const now = Date.now();
  let done = 0;
  const read = (more: number) => progress("reading", (done += more), files.length);
  // Batches of one size keep two workers busy to the end.
  const count = files.length < MANY ? 1 : 2 * Math.ceil(files.length / (2 * MAX_BATCH));
  const size = Math.ceil(files.length / count);
  const left = new Set<Batch>();
  for (let from = 0; from < files.length; from += size)
    left.add({ ...shared, files: files.slice(from, from + size), now });
  if (worker !== null && files.length >= MANY) {
    const { readInWorkers } = await import("./workers.ts");
    try {
      for await (const { batch, result } of readInWorkers(worker, [...left], read)) {
        left.delete(batch);
        yield result;
      }
    } catch {
      // A worker had too little memory, say: what it could not read is read here.
    }
  }
  const { readBatch } = await import("../files/read.ts");
  for (const batch of left) yield readBatch(batch, () => read(1));
}

/** The rules as a batch takes them; those above the library count for all of it. */
function rulesBy(root: string, { rules }: LibraryWalk): Batch["rules"] {
  return rules.map(({ folder, rules: own }) => {
    const below = folder.startsWith(root) ? folder.slice(root.length).replaceAll(sep, "/") : "";
    const inside = below.replace(/^\/+/, "");
    return { folder: inside === "" ? "" : `${inside}/`, rules: own };
  });
}

function withAlive(alive: 0 | 1) {
  return (kept: KeptShelf): AliveShelf => ({
    ...kept,
    alive: new Uint8Array(kept.shelf.cards.count).fill(alive),
  });
}

function fileAt({ paths, stamps }: Walk, at: number): { path: string; stamp: Stamp } {
  const stamp = stamps.slice(at * STAMP, (at + 1) * STAMP);
  return { path: paths[at]!, stamp: stamp as unknown as Stamp };
}

/**
 * Marks the episodes whose files have not changed. Gives the places in the walk of all other
 * files, and the problems of files that hold none and have not changed either.
 */
function matchStamps(walk: Walk, kept: readonly AliveShelf[]) {
  const { follow, goOn } = follower(walk, kept);
  let table: ReturnType<typeof tableOf> | null = null;
  const changed: number[] = [];
  const problems: Problem[] = [];
  for (let at = 0; at < walk.paths.length; at++) {
    if (follow(at)) continue;
    table ??= tableOf(kept);
    const { one, place = -1, turn } = table.get(walk.paths[at]!) ?? {};
    const fault = one?.shelf.faulty[place - one.shelf.cards.count];
    if (fault && isStill(fault, walk, at))
      for (const problem of fault.problems) problems.push(problem);
    else if (one && !fault && one.shelf.isFresh(place, walk.stamps, at * STAMP)) {
      one.alive[place] = 1;
      goOn(one, turn! + 1);
    } else changed.push(at);
  }
  return { changed, problems };
}

/**
 * Marks files in the order in which they were walked before, which costs next to nothing: tells
 * whether the file at a place in the walk comes next in a shelf and has not changed. `goOn` says
 * where in a shelf's order the next one is looked for.
 */
function follower({ paths, stamps }: Walk, kept: readonly AliveShelf[]) {
  const turns = kept.map(() => 0);
  const next = (n: number): number | undefined => kept[n]!.shelf.order[turns[n]!];
  const follow = (at: number): boolean => {
    let fresh = false;
    for (let n = 0; n < kept.length; n++) {
      const { shelf, alive } = kept[n]!;
      const place = next(n);
      if (place === undefined || shelf.cards.paths()[place] !== paths[at]) continue;
      turns[n]!++;
      if (fresh || !shelf.isFresh(place, stamps, at * STAMP)) continue;
      alive[place] = 1;
      fresh = true;
    }
    return fresh;
  };
  const goOn = (one: AliveShelf, turn: number) => (turns[kept.indexOf(one)] = turn);
  return { follow, goOn };
}

/** Where each path stands in the newest shelf that has it: its place there, and its turn in the order. */
function tableOf(kept: readonly AliveShelf[]) {
  const table = new Map<string, { one: AliveShelf; place: number; turn: number }>();
  for (const one of kept) {
    const { cards, order, faulty } = one.shelf;
    for (const [turn, place] of order.entries())
      table.set(cards.paths()[place]!, { one, place, turn });
    for (const [i, { path }] of faulty.entries())
      table.set(path, { one, place: cards.count + i, turn: -1 });
  }
  return table;
}

function isStill({ stamp }: { stamp: Stamp | null }, { stamps }: Walk, at: number): boolean {
  return stamp !== null && stamp.every((part, i) => part === stamps[at * STAMP + i]);
}

/**
 * Gives up small shelves, whose files are to be read again together with what has changed, as long
 * as they are no larger than that, so that there are never many shelves: with files changed one by
 * one, as many as the count has binary digits. `again` are the places in the walk of all to be read.
 */
function absorb(kept: readonly AliveShelf[], changed: readonly number[], { paths }: Walk) {
  const shelves = [...kept];
  const again = new Set(changed.map((at) => paths[at]!));
  for (let last = shelves.at(-1); last; last = shelves.at(-1)) {
    const { cards, faulty } = last.shelf;
    const { alive } = last;
    const own = [...cards.paths().filter((_, i) => alive[i]), ...faulty.map(({ path }) => path)];
    if (own.length > again.size) break;
    for (const path of own) again.add(path);
    shelves.pop()!.records.close();
  }
  return { shelves, again: [...paths.keys()].filter((at) => again.has(paths[at]!)) };
}
