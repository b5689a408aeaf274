import { spawnSync } from "node:child_process";
import { BIN } from "./program.ts";

/** What hangs is stopped; nothing that a test runs takes more than a moment of this. */
const LIMIT = 20_000;

/** The command before a program that may read no more than a file's mode allows, also where root runs it. */
export const UNPRIVILEGED =
  process.getuid?.() === 0 ? "setpriv --bounding-set=-dac_override,-dac_read_search" : "";

/** Runs a line of bash in `cwd`, where `episode` is the program and `HOME` the same folder. */
export function bash(script: string, cwd: string, env: Record<string, string> = {}) {
  const run = spawnSync("bash", ["-c", `episode() { "${BIN}" "$@"; }\n${script}`], {
    encoding: "utf8",
    cwd,
    env: { PATH: process.env["PATH"], HOME: cwd, ...env },
    timeout: LIMIT,
    killSignal: "SIGKILL",
    maxBuffer: 2 ** 28,
  });
  return { stdout: run.stdout, stderr: run.stderr, code: run.status };
}
