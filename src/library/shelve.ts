import type { Problem } from "../episode/problem.ts";
import { packShelf, STAMP, type ReadFile, type Stamp } from "../store/shelf.ts";
import { NO_CACHE, type Cache, type KeptShelf } from "./cache.ts";
import type { Walk } from "./files.ts";

/** A shelf of a library with what of it is still there. */
export interface AliveShelf extends KeptShelf {
  /** For each episode of its cards, 1 where its file is there and has not changed. */
  alive: Uint8Array;
}

/** Is told how many of how many files have been dealt with. */
export type Progress = (doing: "reading" | "indexing", done: number, all: number) => void;

/** So many files are packed at once, which bounds the memory a first index takes. */
const FILES_A_SHELF = 16_384;

/** Files as shelves: those that have not changed as the cache has them, the others read now. */
export async function shelve(
  root: string,
  walk: Walk,
  cache: Cache,
  progress: Progress,
): Promise<{ shelves: AliveShelf[]; problems: Problem[] }> {
  const kept = cache.open().map(withAlive(0));
  const { changed, problems: known } = matchStamps(walk, kept);
  if (changed.length === 0) return { shelves: kept, problems: known };
  const { shelves, again } = absorb(kept, changed, walk);
  const { readEpisodeFile } = await import("./read.ts");
  const now = Date.now();
  const files = again.map((at) => fileAt(walk, at));
  const read = new Set(files.map(({ path }) => path));
  const problems = known.filter(({ path }) => !read.has(path));
  for (let from = 0; from < files.length; from += FILES_A_SHELF) {
    const loose: ReadFile[] = [];
    const settle = function* () {
      for (const [i, file] of files.slice(from, from + FILES_A_SHELF).entries()) {
        progress("reading", from + i, files.length);
        const one = readEpisodeFile(root, file, now);
        problems.push(...one.problems);
        if (one.stamp !== null) yield one;
        else if (one.episode !== null) loose.push(one);
      }
    };
    const settled = packShelf(settle());
    if (settled.files > 0) shelves.push(withAlive(1)(cache.add(settled)));
    if (loose.length > 0) shelves.push(withAlive(1)(NO_CACHE.add(packShelf(loose))));
  }
  progress("reading", files.length, files.length);
  if (shelves.some((shelf) => shelf.name !== null && !kept.includes(shelf))) cache.keep(shelves);
  return { shelves, problems };
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

/** One number for a place in one of several shelves: its episodes, and behind them its faulty files. */
const FAULTY = 2 ** 31;
const PLACES = 2 ** 32;

/**
 * Marks the episodes whose files have not changed. Gives the places in the walk of all other
 * files, and the problems of files that hold none and have not changed either.
 */
function matchStamps(walk: Walk, kept: readonly AliveShelf[]) {
  const places = new Map<string, number>();
  for (const [n, { shelf }] of kept.entries()) {
    const paths = shelf.cards.paths();
    for (let i = 0; i < paths.length; i++) places.set(paths[i]!, n * PLACES + i);
    for (const [i, { path }] of shelf.faulty.entries()) places.set(path, n * PLACES + FAULTY + i);
  }
  const changed: number[] = [];
  const problems: Problem[] = [];
  for (let at = 0; at < walk.paths.length; at++) {
    const place = places.get(walk.paths[at]!);
    const { shelf, alive } = kept[Math.floor((place ?? 0) / PLACES)] ?? {};
    const own = (place ?? 0) % PLACES;
    if (place === undefined || !shelf || !alive) changed.push(at);
    else if (own < FAULTY && shelf.isFresh(own, walk.stamps, at * STAMP)) alive[own] = 1;
    else if (own >= FAULTY && isStill(shelf.faulty[own - FAULTY]!, walk, at))
      problems.push(...shelf.faulty[own - FAULTY]!.problems);
    else changed.push(at);
  }
  return { changed, problems };
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
