import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { environment, time } from "./run.js";

/** Past so many milliseconds a row gets fewer rounds. */
const SLOW = 3000;
const SLOW_ROUNDS = 3;
/** And past so many the run that shows it is the only one. */
const VERY_SLOW = 20_000;

/**
 * Medians of rows' times in milliseconds, measured in turns so that what slows the machine slows
 * all of them. A row the machine or the program does not know has the reason in `absent`.
 */
export async function measure(rows, rounds, caches) {
  const measured = [];
  for (const row of rows) measured.push({ ...row, times: [], absent: await absence(row, caches) });
  const running = measured.filter(({ absent }) => absent === null);
  for (const row of running) {
    const first = await once(row, caches);
    row.rounds = first > VERY_SLOW ? 0 : first > SLOW ? SLOW_ROUNDS : rounds;
    if (row.rounds === 0) row.times.push(first);
  }
  for (let round = 0; round < rounds; round++)
    for (const row of running) if (round < row.rounds) row.times.push(await once(row, caches));
  return measured.map(({ name, absent, times }) => ({
    name,
    absent,
    rounds: times.length,
    ms: times.length === 0 ? null : median(times),
  }));
}

async function once(row, caches) {
  row.before?.();
  // What has to be there, and is not measured.
  if (row.prepare) await time(row.prepare, environment(row.cache));
  const { ms } = await time(row.command, environment(row.cache ?? caches.warm));
  return ms;
}

/** Programs whose absence a command on a terminal would hide. */
const PROGRAMS = new Set(["bat", "batcat", "glow", "sqlite3"]);

/** Why a row cannot be measured, or null. */
async function absence(row, caches) {
  mkdirSync(caches.warm, { recursive: true });
  if (PROGRAMS.has(row.needs) && spawnSync(row.needs, ["--version"]).error)
    return `no ${row.needs} here`;
  try {
    const { code } = await time(row.command, environment(caches.warm));
    if (row.needs === "search" && code === 2) return "the program has no search";
    if (row.needs === "index" && !existsSync(join(caches.warm, "episode")))
      return "the program keeps no index";
    return code > 2 ? `ended with ${code}` : null;
  } catch (error) {
    if (error.code === "ENOENT") return `no ${row.command[0]} here`;
    throw error;
  }
}

function median(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
