import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { sharedFolder } from "./temporary.ts";
import { episode, FIXTURES } from "./episode.ts";

const base = sharedFolder();

const SOURCES = join(FIXTURES, "sources");

/** Imports files into a library; gives the text of each file written, by its path in the library. */
async function imported(files: string[], to: string): Promise<Record<string, string>> {
  const { stdout, stderr, code } = await episode(["import", "--to", to, ...files], { cwd: base });
  expect({ code, faults: /^episode: .*/m.exec(stderr)?.[0] }).toEqual({ code: 0 });
  const paths = stdout.split("\n").filter((path) => path !== "");
  expect(paths).not.toEqual([]);
  return Object.fromEntries(
    paths.map((path) => [path.slice(to.length + 1), readFileSync(join(base, path), "utf8")]),
  );
}

describe("what came in from a source comes in again unchanged", () => {
  test.each(readdirSync(SOURCES))("%s", async (name) => {
    const source = readdirSync(join(SOURCES, name)).find((file) => file.startsWith("source."))!;
    const first = await imported([join(SOURCES, name, source)], `${name}-1`);
    const files = Object.keys(first).map((path) => join(base, `${name}-1`, path));
    expect(await imported(files, `${name}-2`)).toEqual(first);
    expect(files.map((file) => basename(file))).not.toContain("untitled.md");
  });
});
