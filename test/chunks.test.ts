import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { beforeAll, expect, test } from "vitest";
import config from "../rolldown.config.js";
import { BIN } from "./program.ts";
import { temporaryFolder } from "./temporary.ts";

/** The modules of each chunk, as paths from the project's folder. */
const chunks = new Map<string, string[]>();
const PROJECT = new URL("..", import.meta.url).pathname;

beforeAll(async () => {
  const bundle = await rolldown({ ...config, onLog() {} });
  const { output } = await bundle.generate([config.output].flat()[0]);
  for (const one of output)
    if (one.type === "chunk")
      chunks.set(
        one.name,
        one.moduleIds.map((id) => id.replace(PROJECT, "").replace(/^node_modules\//, "")),
      );
});

/** What each chunk that a question loads has to leave to others, as beginnings of paths. */
const LEFT_OUT: Record<string, string[]> = {
  start: words("commander src/cli src/episode src/index src/query src/render"),
  core: words(`
    chalk diff gray-matter htmlparser2 js-yaml marked pluralize stemmer src/check src/import
    src/plain src/help src/episode/parse src/files/read src/search/tokens src/search/score
    src/index/write src/index/words src/cli/show src/cli/search src/cli/import src/cli/completion
    src/cli/doctor
  `),
  search: words("commander js-yaml marked src/episode/parse src/import src/check"),
  parse: words("commander marked src/import src/check src/index"),
  prose: words("commander js-yaml src/episode/parse src/import src/index"),
};

test.each(Object.entries(LEFT_OUT))(
  "the chunk %s leaves out what it does not need",
  (name, out) => {
    const modules = chunks.get(name)!;
    expect(modules.length).toBeGreaterThan(0);
    expect(modules.filter((id) => out.some((start) => id.startsWith(start)))).toEqual([]);
  },
);

test("every name that is left out exists", () => {
  const all = [...chunks.values()].flat();
  const unknown = Object.values(LEFT_OUT)
    .flat()
    .filter((start) => !all.some((id) => id.startsWith(start)));
  expect(unknown).toEqual([]);
});

/** Modules of Node that take long to load. */
const SLOW = ["child_process", "crypto", "net", "stream", "tty", "worker_threads", "zlib"];

test.each([
  [["--version"]],
  [["takeaways", "--json"]],
  [["list"]],
  [["topics"]],
  [["search", "takeaways"]],
  [["show"]],
])("%s in a pipe loads no slow module of Node", (argv) => {
  const folder = temporaryFolder();
  const list = join(folder, "list.cjs");
  writeFileSync(
    list,
    `process.on("exit", () => require("node:fs").writeSync(2, process.moduleLoadList.join("\\n")));`,
  );
  const run = () =>
    spawnSync(process.execPath, ["--require", list, BIN, ...argv], {
      env: { HOME: folder, PATH: process.env["PATH"] },
      encoding: "utf8",
    });
  // The first run makes the index.
  run();
  const { status, stderr } = run();
  const loaded = stderr.split("\n").map((line) => line.replace(/^NativeModule /, ""));
  expect(loaded).toContain("fs");
  expect({ status, slow: SLOW.filter((name) => loaded.includes(name)) }).toEqual({
    status: 0,
    slow: [],
  });
});

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
