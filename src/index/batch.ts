import { readEpisodeFile, rulesFor, type ReadFile, type RulesBelow } from "../files/read.ts";
import type { Changed } from "./changes.ts";
import { rowsOf, type EpisodeRows } from "./episode-rows.ts";

/** Files that are read together. */
export interface Batch {
  root: string;
  files: readonly Changed[];
  /** The time, in milliseconds. */
  now: number;
  rules: readonly RulesBelow[];
}

/** A file that was read, with the rows of its episode. */
export interface IndexedFile extends Omit<ReadFile, "episode"> {
  rows: EpisodeRows | null;
}

/** Reads files. */
export function readBatch({ root, files, now, rules }: Batch): IndexedFile[] {
  return files.map((file) => {
    const { episode, ...read } = readEpisodeFile(root, file, {
      now,
      rules: rulesFor(file.path, rules),
      ...(file.known === undefined ? {} : { known: file.known }),
    });
    return { ...read, rows: episode && rowsOf(episode, read.hash) };
  });
}
