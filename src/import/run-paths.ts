import { comparable, type Distinction } from "./paths.ts";

/** An episode of this run that has a path. */
interface RunEpisode {
  /** The digest of its source's key. */
  key: string | null;
  distinction: Distinction;
  /** Its file's text; null where that is on the disk. */
  text: string | null;
}

/** The paths that episodes of this run have, compared as file systems do. */
export interface RunPaths {
  has(path: string): boolean;
  get(path: string): RunEpisode | undefined;
  add(path: string, episode: RunEpisode): void;
}

/** The paths of a run that has just begun. */
export function noRunPaths(): RunPaths {
  const episodes = new Map<string, RunEpisode>();
  return {
    has: (path) => episodes.has(comparable(path)),
    get: (path) => episodes.get(comparable(path)),
    add: (path, episode) => void episodes.set(comparable(path), episode),
  };
}
