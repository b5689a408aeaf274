import { join } from "node:path";
import { parse } from "../episode/parse.ts";
import { pathWith, signOf, tellingPaths, type Sign } from "./names.ts";
import type { Outcome } from "./outcome.ts";
import type { Claims } from "./claims.ts";
import { existing, isAnother } from "./existing.ts";
import { keyOf, type Memory } from "./imported.ts";
import type { Arrival, Decider } from "./known.ts";
import type { Memories } from "./memories.ts";
import type { Places } from "./places.ts";

/** The place that an episode gets, and what becomes of it there. */
export interface Choice {
  path: string;
  outcome: Outcome;
  /** The text of the file that is there; null where there is none. */
  yours: string | null;
  /** False where the file there is another import's, so that nothing is to be remembered. */
  own: boolean;
}

/** What there is of names when one is chosen. */
export interface Surroundings {
  root: string;
  claims: Claims;
  memories: Memories;
  places: Places;
  /** How far names of one beginning have been counted. */
  counts: Map<string, number>;
}

/**
 * Chooses the name of an episode that has no file yet: the one that `before` remembers, else its
 * own, else one that tells it apart from the other of that name. Null where that is for `last`:
 * first every other episode of the run gets its own name.
 */
export function choose(
  arrival: Arrival,
  before: Memory | null,
  around: Surroundings,
  { decide }: Decider,
  last: boolean,
): Choice | null {
  const { claims, memories, places } = around;
  for (const path of namesFor(arrival, before, around)) {
    const isFree = !claims.has(path) && othersAt(path).length === 0 && !places.isTaken(path);
    if (isFree) return named(arrival, path, decide(null, null, path));
    // What looks as if it were made by hand may have come in by another process just now.
    if (!claims.has(path) && othersAt(path).length === 0) memories.renew(path);
    const met = meet(path, othersAt(path));
    if (met !== null) return met;
    if (!last) return null;
  }
  throw new Error("there is always another name");

  function othersAt(path: string): Memory[] {
    return memories.at(path).filter((memory) => memory !== before);
  }

  /** What is at a place that is taken, if that is the same episode or keeps this one out. */
  function meet(path: string, others: readonly Memory[]): Choice | null {
    const claim = claims.get(path);
    const yours = claim?.text ?? existing(around.root, join(around.root, ...path.split("/")));
    if (yours === null) return null;
    const foreign = claim !== undefined || others.length > 0;
    if (typeof yours !== "string") {
      if (foreign) return null;
      const outcome = { ...decide(null, null, path), kind: "refused", refusal: yours } as const;
      return { path, outcome, yours: null, own: true };
    }
    const keys = claim ? [claim.key] : others.map(({ key }) => key);
    const differs = keys.some(
      (key) => key !== null && arrival.key !== null && key !== keyOf(arrival.key),
    );
    if (differs) return null;
    const outcome = decide(null, yours, path);
    if (outcome.kind === "unchanged") return { path, outcome, yours, own: !foreign };
    if (isAnother(yours, path, arrival.episode)) return null;
    const replaces = outcome.kind === "replaced" && arrival.alone && !claim;
    return replaces || !foreign ? { path, outcome, yours, own: true } : null;
  }
}

/** Every name an episode may get, the first it had and the plainest first. */
function* namesFor(
  arrival: Arrival,
  before: Memory | null,
  around: Surroundings,
): Generator<string> {
  const [path] = arrival.paths;
  if (before !== null && before.path !== path) yield before.path;
  yield path;
  yield* tellingPaths(path, signOf(arrival.episode), signAt(path, around));
  for (let n = around.counts.get(path) ?? 2; ; n++) {
    around.counts.set(path, n + 1);
    yield pathWith(path, String(n));
  }
}

/** What tells the episode apart that has a name. */
function signAt(path: string, { root, claims }: Surroundings): Sign {
  const claim = claims.get(path);
  if (claim) return claim.sign;
  const text = existing(root, join(root, ...path.split("/")));
  return typeof text === "string"
    ? signOf(parse(text, path).episode)
    : { season: null, date: null };
}

/** The outcome of a new episode, with a word on a name that is not its own. */
function named(arrival: Arrival, path: string, outcome: Outcome): Choice {
  const [own] = arrival.paths;
  const which = arrival.episode.number === null ? "" : " of that number";
  const note = `named so because ${own} is another episode${which}`;
  const notes = path === own ? outcome.notes : [...outcome.notes, note];
  return { path, outcome: { ...outcome, notes }, yours: null, own: true };
}
