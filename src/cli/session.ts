import { at, type Problem } from "../episode/problem.ts";
import { cleanLine, visible } from "../text/clean.ts";
import { wantsColour, wantsLinks, type Io } from "../io/io.ts";
import type { Progress } from "../files/progress.ts";
import type { Libraries } from "../library/open.ts";
import type { Screen } from "../render/screen.ts";
import type { GlobalFlags } from "./global-flags.ts";
import { debugLog } from "./debug.ts";
import { countFiles } from "./progress.ts";

const MAX_NAMED = 5;

/** What the commands of one run share: the world, the global flags and ways to speak. */
export interface Session {
  io: Io;
  flags: GlobalFlags;
  /** The libraries asked for; what cannot be read of them is named on stderr. */
  libraries(): Promise<Libraries>;
  /** Whether text is laid out: on a terminal, or where its colour or width is asked for. */
  isStyled(): boolean;
  screen(): Promise<Screen>;
  /** Counts long work on stderr where that is a terminal. */
  progress: Progress;
  /** Lets go of the files that are open. */
  close(): void;
  /** A count or hint on stderr, left out with `--quiet`. */
  note(text: string): Promise<void>;
}

/** What is said of a library that would be answered faster with an index. */
const SLOW =
  "every file is read for each command: Node 22.13 or later keeps an index, " +
  "Node 20 does with `npm install -g @photostructure/sqlite`\n";

/** Starts a session. */
export function startSession(io: Io, flags: GlobalFlags): Session {
  const opened: Libraries[] = [];
  const progress = countFiles(io, flags);
  const debug = debugLog(io);
  return {
    io,
    flags,
    progress,
    async libraries() {
      const { openLibraries } = await import("../library/open.ts");
      debug("started");
      const opening = { roots: flags.library, cached: flags.cache, progress, debug };
      const libraries = await openLibraries(opening, io);
      opened.push(libraries);
      await warn(libraries.problems, io);
      if (libraries.slow && !flags.quiet) await io.err.write(SLOW);
      return libraries;
    },
    close() {
      debug("answered");
      for (const { store } of opened) store.close();
    },
    isStyled: () => io.out.tty || flags.color === "always" || flags.width !== null,
    async screen() {
      const { makeStyle } = await import("../render/style.ts");
      const when = flags.color ?? "auto";
      const style = makeStyle(wantsColour(when, io, io.out), wantsLinks(when, io));
      return { style, width: widthOf(io, flags) };
    },
    async note(text) {
      if (!flags.quiet) await io.err.write(`${visible(text)}\n`);
    },
  };
}

function widthOf(io: Io, flags: GlobalFlags): number {
  if (flags.width !== null) return flags.width;
  return io.out.tty ? Math.max(20, io.out.columns) : 80;
}

/** Names the files that are left out of an answer, one a line. */
async function warn(problems: readonly Problem[], io: Io): Promise<void> {
  const lines = problems
    .slice(0, MAX_NAMED)
    .map((problem) => `episode: ${cleanLine(visible(at(problem)))}\n`);
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`episode: and ${more} more; \`episode check\` names them all\n`);
  if (lines.length > 0) await io.err.write(lines.join(""));
}
