import { join } from "node:path";
import { parse } from "../episode/parse.ts";
import type { Problem } from "../episode/problem.ts";
import { NO_RULES, type Rules } from "../episode/rules.ts";
import { packShelf, type PackedShelf } from "../store/pack.ts";
import type { ReadFile, Stamp } from "../store/shelf.ts";
import { readText } from "./walk.ts";

// A file may change again within the tick of its file system's clock and keep its stamp. Clocks
// tick in milliseconds, and on some disks in two seconds: there stamps are whole seconds.
const TICK = 50;
const COARSE_TICK = 2000;

/**
 * Reads an episode file of a library; whether its stamp can be trusted depends on `now`, in
 * milliseconds. A file outside a library is read with the name of its `folder`.
 */
export function readEpisodeFile(
  root: string,
  { path, stamp }: { path: string; stamp: Stamp },
  { now, folder, rules = NO_RULES }: { now: number; folder?: string; rules?: Rules },
): ReadFile {
  const text = readText(join(root, path), path);
  if (typeof text !== "string") return { path, stamp: null, episode: null, problems: [text] };
  const { episode, problems, readable } = parse(text, folder ? `${folder}/${path}` : path, rules);
  const [, modified, changed] = stamp;
  const tick = modified % 1000 === 0 ? COARSE_TICK : TICK;
  const settled = [modified, changed].every((time) => Math.abs(now - time) > tick);
  return {
    path,
    stamp: settled ? stamp : null,
    episode: readable ? episode : null,
    problems: readable ? [] : problems.map((problem) => ({ ...problem, path })),
  };
}

/** Files that are to be read together. */
export interface Batch {
  root: string;
  files: readonly { path: string; stamp: Stamp }[];
  /** The time, in milliseconds. */
  now: number;
  /** The rules of folders, which end in `/` or are empty for all; the longest that fits counts. */
  rules: readonly { folder: string; rules: Rules }[];
}

/** Files that were read together: those whose stamps can be trusted, and the episodes of the others. */
export interface ReadBatch {
  settled: PackedShelf;
  loose: PackedShelf;
  problems: Problem[];
}

/** Reads and packs files; `read` is called after each. */
export function readBatch({ root, files, now, rules: all }: Batch, read: () => void): ReadBatch {
  const problems: Problem[] = [];
  const loose: ReadFile[] = [];
  const settled = function* () {
    for (const file of files) {
      const one = readEpisodeFile(root, file, { now, rules: rulesFor(file.path, all) });
      read();
      for (const problem of one.problems) problems.push(problem);
      if (one.stamp !== null) yield one;
      else if (one.episode !== null) loose.push(one);
    }
  };
  return { settled: packShelf(settled()), loose: packShelf(loose), problems };
}

function rulesFor(path: string, all: Batch["rules"]): Rules {
  let best: Batch["rules"][number] | null = null;
  for (const one of all)
    if (path.startsWith(one.folder) && one.folder.length >= (best?.folder.length ?? 0)) best = one;
  return best?.rules ?? NO_RULES;
}
