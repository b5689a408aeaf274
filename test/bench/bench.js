// Measures the program and prints a table: `npm run bench -- --sizes 1000,10000,100000`.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generate } from "./generate.js";
import { measure } from "./measure.js";
import { BARE, libraryRows, sampleRows } from "./rows.js";
import { environment, peakOf } from "./run.js";
import { machine, tableOf } from "./table.js";

const { values: flags } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,10000" },
    rounds: { type: "string", default: "15" },
    json: { type: "boolean", default: false },
  },
});
const rounds = Number(flags.rounds);
const sizes = flags.sizes
  .split(",")
  .filter((size) => size !== "")
  .map(Number);

const folder = mkdtempSync(join(tmpdir(), "episode-bench-cache-"));
try {
  const groups = [await sample(), ...(await libraries())];
  const result = { machine: machine(), rounds, groups };
  process.stdout.write(flags.json ? `${JSON.stringify(result, null, 2)}\n` : tableOf(result));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function sample() {
  const caches = cachesOf("sample");
  return { name: "the sample", rows: await measure([BARE, ...sampleRows()], rounds, caches) };
}

async function libraries() {
  const groups = [];
  for (const size of sizes) {
    const root = generate(size);
    const caches = cachesOf(String(size));
    const all = libraryRows(root, size, caches);
    const rows = await measure([BARE, ...all], rounds, caches);
    groups.push({ name: `${size} episodes`, rows, peaks: await peaks(all[1].command, caches) });
  }
  return groups;
}

function cachesOf(name) {
  return { warm: join(folder, name, "warm"), cold: join(folder, name, "cold") };
}

/** The most memory, in MB, of a lookup with an index and of one that has to make it first. */
async function peaks(lookup, caches) {
  const args = lookup.slice(2);
  const warm = await peakOf(args, environment(caches.warm));
  if (!existsSync(join(caches.warm, "episode"))) return { "a lookup without an index": warm };
  rmSync(caches.cold, { recursive: true, force: true });
  return { "first index": await peakOf(args, environment(caches.cold)), "a lookup": warm };
}
