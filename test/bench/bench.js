// Measures the program and prints a table: `npm run bench -- --sizes 1000,10000,100000`.
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { generate } from "./generate.js";
import { measure } from "./measure.js";
import { BARE, libraryRows, LOOKUP, sampleRows } from "./rows.js";
import { environment, peakOf } from "./run.js";
import { machine, tableOf } from "./table.js";

const { values: flags } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,10000" },
    rounds: { type: "string", default: "15" },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(flags.rounds);
const sizes = flags.sizes
  .split(",")
  .filter((size) => size !== "")
  .map(Number);

const MARKER = "## Last measured";

const folder = mkdtempSync(join(tmpdir(), "episode-bench-cache-"));
try {
  const groups = [await sample(), ...(await libraries())];
  const result = { machine: machine(), rounds, groups };
  process.stdout.write(flags.json ? `${JSON.stringify(result, null, 2)}\n` : tableOf(result));
  if (flags.write) writeTables(tableOf(result));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Puts the tables into the page that keeps the last ones. */
function writeTables(tables) {
  const page = new URL("README.md", import.meta.url);
  const [head] = readFileSync(page, "utf8").split(MARKER);
  writeFileSync(page, `${head}${MARKER}\n\n${tables}`);
}

async function sample() {
  const caches = cachesOf("sample");
  return {
    name: "the sample",
    size: null,
    rows: await measure([BARE, ...sampleRows()], rounds, caches),
  };
}

async function libraries() {
  const groups = [];
  for (const size of sizes) {
    const root = generate(size);
    const caches = cachesOf(String(size));
    const all = libraryRows(root, size, caches);
    const rows = await measure([BARE, ...all], rounds, caches);
    const disk = { "disk for a byte of source": bytesIn(caches.warm) / bytesIn(root) };
    const command = all.find(({ name }) => name === LOOKUP).command;
    groups.push({
      name: `${size} episodes`,
      size,
      rows,
      disk,
      peaks: await peaks(command, caches),
    });
  }
  return groups;
}

/** The bytes of all files below a folder. */
function bytesIn(root) {
  const entries = readdirSync(root, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes("/code/"));
  return files.reduce(
    (sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size,
    0,
  );
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
