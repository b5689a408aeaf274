import type { Debug } from "../files/debug.ts";
import type { Io } from "../io/io.ts";
import { visible } from "../text/clean.ts";

/** With `EPISODE_DEBUG`, prints each step on stderr with the milliseconds since the one before. */
export function debugLog({ env, err }: Io): Debug {
  if (!env["EPISODE_DEBUG"]) return () => {};
  let last = performance.now();
  return (step) => {
    const now = performance.now();
    void err.write(`episode: debug: ${(now - last).toFixed(1)} ms: ${visible(step)}\n`);
    last = now;
  };
}
