import type { Session } from "./session.ts";

/** A line on stderr that says how far long work has come; on a terminal only. */
export interface Progress {
  show(text: string): void;
  /** Takes the line away, so that something else can be printed. */
  clear(): Promise<void>;
}

/** Starts with nothing shown. */
export function startProgress({ io, flags }: Session): Progress {
  const on = io.err.tty && !flags.quiet;
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
