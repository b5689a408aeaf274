import { join } from "node:path";
import { saysTheSame } from "../episode/edit/edit.ts";
import type { Episode } from "../episode/episode.ts";
import { parse } from "../episode/parse.ts";
import { compareWith, isPossible, type Keys } from "./identity.ts";
import type { Outcome } from "./outcome.ts";
import { existing } from "./existing.ts";
import { keyOf, recall, titleLine, type Memory, type Recalled } from "./imported.ts";
import type { Memories, Trace } from "./memories.ts";

/** An episode on its way in, and what is known of where it is from. */
export interface Arrival extends Trace {
  episode: Episode;
  /** False where its title is only the name of its file. */
  titled: boolean;
  /** The file it is to become, as its source has it. */
  text: string;
  /** Whether its source holds no other episode. */
  alone: boolean;
}

/** Says what becomes of an episode. */
export interface Decider {
  /** Given what it was when it was imported, its file's text and its place. */
  decide(base: Episode | null, yours: string | null, path: string): Outcome;
  /** Given that its source is the same to the letter; null where its file matters all the same. */
  unchanged(base: Episode): Outcome | null;
}

/** An episode that was imported before: what remembers it, and what it was. */
export interface Known {
  memory: Memory;
  base: Episode;
  /** True where its source is the same to the letter. */
  unchanged: boolean;
  /** False where it is the same only if no other one of the run is. */
  certain: boolean;
}

/** Memories that are compared with one episode; past this many nobody could tell them apart. */
const MAX_COMPARED = 200;

/** The earlier import of an episode, among those that nothing else in this run was. */
export function findKnown(
  root: string,
  memories: Memories,
  arrival: Arrival,
  isClaimed: (path: string) => boolean,
): Known | null {
  const key = keyOf(arrival.key);
  const alike = key === null ? memories.saying(arrival.text, arrival.paths[0]) : [];
  const found = [...alike, ...memories.mayBe(arrival)];
  // A key that several have, such as the address of their podcast, says nothing by itself.
  const isShared = found.filter((one) => one.key !== null && one.key === key).length > 1;
  const title = titleLine(arrival.text);
  let best: Known | null = null;
  let most = -1;
  let compared = 0;
  for (const memory of found) {
    const keys = keysOf(memory.key, key);
    if (isClaimed(memory.path)) continue;
    if (!isPossible(memory, arrival, keys, memory.title === title)) continue;
    if (compared++ === MAX_COMPARED) break;
    const recalled = recall(memory);
    // Another process may have given it another place meanwhile.
    if (recalled === null) memories.drop(memory);
    const one = recalled === null ? null : compare(memory, recalled, arrival, keys);
    if (one === null || (isShared && !one.known.certain)) continue;
    const strength = one.strength + (one.known.certain ? 100 : 0);
    if (strength <= most || isForeign(root, memories, one.known)) continue;
    [best, most] = [one.known, strength];
    if (one.known.certain && one.known.unchanged) break;
  }
  return best;
}

function keysOf(a: string | null, b: string | null): Keys {
  if (a === null || b === null) return a === b ? "none" : "one has none";
  return a === b ? "equal" : "differ";
}

function compare(memory: Memory, recalled: Recalled, arrival: Arrival, keys: Keys) {
  const unchanged = recalled.text === arrival.text;
  const base = unchanged ? arrival.episode : recalled.episode();
  if (base === null) return null;
  const before = { path: memory.path, from: memory.from, episode: base };
  const { is, strength } = compareWith(before, arrival, keys);
  if (is === "another") return null;
  return { known: { memory, base, unchanged, certain: is === "same" }, strength };
}

/**
 * Whether the file that a memory names became another episode's: of two imports at once that want
 * one name, a kill may leave the slower with a memory and no file.
 */
function isForeign(root: string, memories: Memories, { memory, base }: Known): boolean {
  const others = memories.at(memory.path).filter(({ key }) => key !== memory.key);
  if (others.length === 0) return false;
  const text = existing(root, join(root, ...memory.path.split("/")));
  if (typeof text !== "string") return false;
  const { episode } = parse(text, memory.path);
  if (saysTheSame(episode, base)) return false;
  return others.some((other) => {
    const theirs = recall(other)?.episode();
    return theirs && saysTheSame(episode, theirs);
  });
}
