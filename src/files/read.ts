import { digest } from "./digest.ts";
import { join } from "node:path";
import type { Episode } from "../episode/episode.ts";
import { parse } from "../episode/parse.ts";
import type { Problem } from "../episode/problem.ts";
import { NO_RULES, type Rules } from "../episode/rules.ts";
import type { Stamp } from "./stamp.ts";
import { readText } from "./walk.ts";

/** A file that was read: the episode it holds, or the problems that keep it from being one. */
export interface ReadFile {
  path: string;
  /** Null where the file may have changed while it was read, so that it has to be read again. */
  stamp: Stamp | null;
  /** A hash of its text; empty where there is none. */
  hash: string;
  episode: Episode | null;
  problems: Problem[];
}

/** The rules of a folder, which ends in `/` or is empty for all; of several the longest counts. */
export interface RulesBelow {
  folder: string;
  rules: Rules;
}

// A file may change again within the tick of its file system's clock and keep its stamp. Clocks
// tick in milliseconds, and on some disks in two seconds: there stamps are whole seconds.
const TICK = 50;
const COARSE_TICK = 2000;

/** How a file is read. */
interface Reading {
  /** The time in milliseconds, which shows whether the stamp can be trusted. */
  now: number;
  rules?: Rules;
  /** The hash of its text when it was read before: of the same text no episode is made. */
  known?: string;
}

/** Reads an episode file of a library. */
export function readEpisodeFile(
  root: string,
  { path, stamp }: { path: string; stamp: Stamp },
  { now, rules = NO_RULES, known }: Reading,
): ReadFile {
  const text = readText(join(root, path), path);
  if (typeof text !== "string")
    return { path, stamp: null, hash: "", episode: null, problems: [text] };
  const hash = digest(text);
  const settled = isSettled(stamp, now) ? stamp : null;
  if (hash === known) return { path, stamp: settled, hash, episode: null, problems: [] };
  const { episode, problems, readable } = parse(text, path, rules);
  return {
    path,
    stamp: settled,
    hash,
    episode: readable ? episode : null,
    problems: readable ? [] : problems.map((problem) => ({ ...problem, path })),
  };
}

function isSettled([, modified, changed]: Stamp, now: number): boolean {
  const tick = modified % 1000 === 0 ? COARSE_TICK : TICK;
  return [modified, changed].every((time) => Math.abs(now - time) > tick);
}

/** The rules that a path is read by. */
export function rulesFor(path: string, all: readonly RulesBelow[]): Rules {
  let best: RulesBelow | null = null;
  for (const one of all)
    if (path.startsWith(one.folder) && one.folder.length >= (best?.folder.length ?? 0)) best = one;
  return best?.rules ?? NO_RULES;
}
