import type { Progress } from "../files/progress.ts";
import type { Io } from "../io/io.ts";
import type { GlobalFlags } from "./global-flags.ts";

/** A line on stderr that says how far long work has come; on a terminal only. */
export interface ProgressLine {
  show(text: string): void;
  /** Takes the line away, so that something else can be printed. */
  clear(): Promise<void>;
}

/** Starts with nothing shown. */
export function progressLine(io: Io, flags: GlobalFlags): ProgressLine {
  const on = isWanted(io, flags);
  let shown = "";
  return {
    show(text) {
      if (!on || text === shown) return;
      shown = text;
      // Nothing waits for it: the next line takes its place.
      io.err.write(`\r\u001b[K${text}`).catch(() => {});
    },
    async clear() {
      if (shown !== "") await io.err.write("\r\u001b[K");
      shown = "";
    },
  };
}

/** Fewer files than this are read before anyone could read the count. */
const MIN_COUNTED = 500;
const STEP = 100;

/** Counts files on one row of a terminal, and clears it away at the end. */
export function countFiles(io: Io, flags: GlobalFlags): Progress {
  if (!isWanted(io, flags)) return () => {};
  return (doing, done, all) => {
    if (all < MIN_COUNTED || (done < all && done % STEP !== 0)) return;
    void io.err.write(done < all ? `\r  ${doing} ${done} of ${all} files` : "\r\u001b[K");
  };
}

function isWanted({ err }: Io, { quiet }: GlobalFlags): boolean {
  return err.tty && !quiet;
}
