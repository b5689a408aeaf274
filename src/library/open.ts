import { join } from "node:path";
import type { Problem } from "../episode/problem.ts";
import type { Io } from "../io/io.ts";
import { diskCache, NO_CACHE } from "./cache.ts";
import { fromHere, libraryRoots } from "./folders.ts";
import { openLibrary, type Library } from "./library.ts";
import { ownCache } from "./own-cache.ts";
import type { Progress } from "./shelve.ts";

/** How libraries are opened. */
export interface Opening {
  /** The folders asked for; none means the user's own. */
  roots: readonly string[];
  /** Whether what was read before is remembered, forgotten and remembered anew, or neither. */
  cache: "use" | "renew" | "off";
  progress: Progress;
}

/** Opens the libraries a question is about; the problems are of files as a person would name them here. */
export async function openLibraries(
  { roots, cache, progress }: Opening,
  io: Io,
): Promise<{ libraries: Library[]; problems: Problem[] }> {
  const libraries: Library[] = [];
  const base = cache === "off" ? null : ownCache(io);
  for (const root of libraryRoots(roots, io)) {
    const own = base === null ? NO_CACHE : diskCache(base, root, cache === "renew");
    libraries.push(await openLibrary(root, { cache: own, progress, worker: io.worker }));
  }
  const problems = libraries.flatMap(({ root, problems: own }) =>
    own.map((problem) => ({ ...problem, path: fromHere(join(root, problem.path), io.cwd) })),
  );
  return { libraries, problems };
}
