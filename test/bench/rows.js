import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pathOf, QUESTIONS, refOf } from "./generate.js";
import { BIN } from "./run.js";
import { sqliteRows } from "./sqlite.js";

const SAMPLE = fileURLToPath(new URL("../../data", import.meta.url));
const episode = (...args) => [process.execPath, BIN, ...args];

/** The names of rows that are compared with each other. */
export const LOOKUP = "takeaways --topic";
export const EDITED = "takeaways --topic, one file edited";
export const RIPGREP = "rg -l";
export const ON_TERMINAL = "show, on a terminal";
export const BARE_ON_TERMINAL = "bare Node, on a terminal";

/** A bare start of Node, which all others are compared with. */
export const BARE = { name: "bare Node", command: [process.execPath, "-e", "0"] };

/** The program on its sample. */
export function sampleRows() {
  const show = episode("show", "--no-pager", "--library", SAMPLE);
  const file = join(SAMPLE, "episodes", "episode-guide", "4.md");
  const viewer = (name, ...command) => ({
    name: `${name}, on a terminal`,
    needs: command[0],
    command: onTerminal([...command, file]),
  });
  return [
    { name: "--version", command: episode("--version") },
    { name: "takeaways --json", command: episode("takeaways", "--json", "--library", SAMPLE) },
    { name: "show, in a pipe", command: show },
    { name: ON_TERMINAL, command: onTerminal(show) },
    { name: BARE_ON_TERMINAL, command: onTerminal(BARE.command) },
    viewer("bat", "bat", "--paging", "never"),
    viewer("batcat", "batcat", "--paging", "never"),
    viewer("glow", "glow"),
  ];
}

/** Questions to a generated library at `root`; `caches` has a folder for warm and one for cold. */
export function libraryRows(root, size, caches) {
  const { topic, common, rare } = QUESTIONS;
  const at = (...args) => episode(...args, "--library", root);
  const lookup = at("takeaways", "--topic", topic);
  const edited = join(root, pathOf(Math.floor(size / 3)));
  return [
    {
      name: "first index",
      command: lookup,
      cache: caches.cold,
      needs: "index",
      before: () => rmSync(caches.cold, { recursive: true, force: true }),
    },
    {
      name: "first search",
      command: at("search", rare),
      cache: caches.cold,
      needs: "search",
      before: () => rmSync(caches.cold, { recursive: true, force: true }),
      prepare: lookup,
    },
    { name: LOOKUP, command: lookup },
    { name: "complete a ref", command: episode("complete", "--", "--library", root, "show", "2") },
    {
      name: "complete a topic",
      command: episode("complete", "--", "--library", root, "takeaways", "--topic", topic[0]),
    },
    {
      name: "complete a takeaway",
      command: episode("complete", "--", "--library", root, "show", `${refOf(1)}:`),
    },
    { name: "topics", command: at("topics") },
    { name: "list -n 20", command: at("list", "-n", "20") },
    { name: "show REF", command: at("show", refOf(Math.floor(size / 2))) },
    { name: "search, a rare word", command: at("search", rare), needs: "search" },
    { name: "search, two common words", command: at("search", ...common), needs: "search" },
    {
      name: "search, two common words, -n 20",
      command: at("search", ...common, "-n", "20"),
      needs: "search",
    },
    {
      name: EDITED,
      command: lookup,
      needs: "index",
      before: () => appendFileSync(edited, "\n"),
    },
    { name: RIPGREP, command: ["rg", "-l", `#${topic}`, root], needs: "rg" },
    { name: "grep -rl", command: ["grep", "-rl", `#${topic}`, root], needs: "grep" },
    ...sqliteRows(root),
  ];
}

/** The command on a terminal of its own, where util-linux has one to lend. */
function onTerminal(command) {
  const quoted = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  return ["script", "-qec", quoted.join(" "), "/dev/null"];
}
