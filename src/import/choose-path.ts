import { join } from "node:path";
import { parse } from "../episode/parse.ts";
import type { DiskPaths } from "./disk-paths.ts";
import type { IncomingEpisode, Planner } from "./earlier-import.ts";
import { isAnotherEpisode, readExisting } from "./existing-file.ts";
import type { History } from "./history.ts";
import { keyDigest, type ImportRecord } from "./import-records.ts";
import { distinctionOf, distinctPaths, pathWith, type Distinction } from "./paths.ts";
import type { ImportPlan } from "./plan.ts";
import type { RunPaths } from "./run-paths.ts";

/** The path that an episode gets, and the plan for it there. */
export interface ChosenPath {
  path: string;
  plan: ImportPlan;
  /** The text of the file that is there; null where there is none. */
  yours: string | null;
  /** False where the file there is another import's, so that nothing is recorded. */
  own: boolean;
}

/** An episode without a file, which needs a path. */
interface PathRequest {
  incoming: IncomingEpisode;
  /** The record of its earlier import. */
  before: ImportRecord | null;
  planner: Planner;
  /** Whether all other episodes of the run have their paths. */
  final: boolean;
}

/** The paths in use when one is chosen. */
export interface PathsInUse {
  root: string;
  runPaths: RunPaths;
  history: History;
  diskPaths: DiskPaths;
  /** The next number to try for each path. */
  counts: Map<string, number>;
}

/**
 * Chooses the path of an episode that has no file: that of its earlier import, else its own, else
 * one that distinguishes it from the other episode there. Null where only a `final` episode may
 * choose: first all others get their own paths.
 */
export function choosePath(
  { incoming, before, planner, final }: PathRequest,
  inUse: PathsInUse,
): ChosenPath | null {
  const { root, runPaths, history, diskPaths } = inUse;
  for (const path of pathsFor(incoming, before, inUse)) {
    const isFree = !runPaths.has(path) && othersAt(path).length === 0 && !diskPaths.isTaken(path);
    if (isFree) return newAt(path, incoming, planner.plan(null, null, path));
    // What looks as if it were made by hand may just have been imported by another process.
    if (!runPaths.has(path) && othersAt(path).length === 0) history.reload(path);
    const taken = atTakenPath(path, othersAt(path));
    if (taken !== null) return taken;
    if (!final) return null;
  }
  throw new Error("there is always another name");

  function othersAt(path: string): ImportRecord[] {
    return history.at(path).filter((record) => record !== before);
  }

  /** A path that is taken, where the same episode is there or the episode has to be refused. */
  function atTakenPath(path: string, others: readonly ImportRecord[]): ChosenPath | null {
    const inRun = runPaths.get(path);
    const yours = inRun?.text ?? readExisting(root, join(root, ...path.split("/")));
    if (yours === null) return null;
    const foreign = inRun !== undefined || others.length > 0;
    if (typeof yours !== "string") {
      if (foreign) return null;
      const plan = { ...planner.plan(null, null, path), kind: "refused", refusal: yours } as const;
      return { path, plan, yours: null, own: true };
    }
    const keys = inRun ? [inRun.key] : others.map(({ key }) => key);
    const differs = keys.some(
      (key) => key !== null && incoming.key !== null && key !== keyDigest(incoming.key),
    );
    if (differs) return null;
    const plan = planner.plan(null, yours, path);
    if (plan.kind === "unchanged") return { path, plan, yours, own: !foreign };
    if (isAnotherEpisode(yours, path, incoming.episode)) return null;
    const replaces = plan.kind === "replaced" && incoming.alone && !inRun;
    return replaces || !foreign ? { path, plan, yours, own: true } : null;
  }
}

/** Every path an episode may get: the one it had, its own, then longer ones. */
function* pathsFor(
  incoming: IncomingEpisode,
  before: ImportRecord | null,
  inUse: PathsInUse,
): Generator<string> {
  const [path] = incoming.paths;
  if (before !== null && before.path !== path) yield before.path;
  yield path;
  yield* distinctPaths(path, distinctionOf(incoming.episode), distinctionAt(path, inUse));
  for (let n = inUse.counts.get(path) ?? 2; ; n++) {
    inUse.counts.set(path, n + 1);
    yield pathWith(path, String(n));
  }
}

/** What distinguishes the episode that has a path. */
function distinctionAt(path: string, { root, runPaths }: PathsInUse): Distinction {
  const inRun = runPaths.get(path);
  if (inRun) return inRun.distinction;
  const text = readExisting(root, join(root, ...path.split("/")));
  return typeof text === "string"
    ? distinctionOf(parse(text, path).episode)
    : { season: null, date: null };
}

/** The path of a new episode, with a note where it is not its own. */
function newAt(path: string, incoming: IncomingEpisode, plan: ImportPlan): ChosenPath {
  const [own] = incoming.paths;
  const which = incoming.episode.number === null ? "" : " of that number";
  const note = `named so because ${own} is another episode${which}`;
  const notes = path === own ? plan.notes : [...plan.notes, note];
  return { path, plan: { ...plan, notes }, yours: null, own: true };
}
