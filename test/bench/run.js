import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The built program, as a shell would start it. */
export const BIN = here("../../bin/episode.js");
const PEAK = here("peak.js");

/** The environment of every run: no user's settings, and nothing that slows Node's start. */
export function environment(cache) {
  const { PATH, HOME, LANG } = process.env;
  return { PATH, HOME, LANG, TERM: "xterm-256color", XDG_CACHE_HOME: cache };
}

/** Starts a command and drains what it prints; resolves to milliseconds and exit code. */
export function time([program, ...args], env) {
  const start = process.hrtime.bigint();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "ignore"] });
    child.stdout.resume();
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ ms: Number(process.hrtime.bigint() - start) / 1e6, code }),
    );
  });
}

/** The most memory a run of the program took, in MB. */
export function peakOf(args, env) {
  return new Promise((resolve, reject) => {
    const command = ["--import", PEAK, BIN, ...args];
    const child = spawn(process.execPath, command, {
      env,
      stdio: ["ignore", "pipe", "ignore", "pipe"],
    });
    let kilobytes = "";
    child.stdout.resume();
    child.stdio[3].on("data", (piece) => (kilobytes += piece));
    child.on("error", reject);
    child.on("close", () => resolve(Number(kilobytes) / 1024));
  });
}
