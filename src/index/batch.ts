import { readEpisodeFile, rulesFor, type ReadFile, type RulesBelow } from "../files/read.ts";
import type { Changed } from "./changes.ts";

/** Files that are read together. */
export interface Batch {
  root: string;
  files: readonly Changed[];
  /** The time, in milliseconds. */
  now: number;
  rules: readonly RulesBelow[];
}

/** Reads files. */
export function readBatch({ root, files, now, rules }: Batch): ReadFile[] {
  return files.map((file) =>
    readEpisodeFile(root, file, {
      now,
      rules: rulesFor(file.path, rules),
      ...(file.known === undefined ? {} : { known: file.known }),
    }),
  );
}
