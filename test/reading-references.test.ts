import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { FM } from "./reading.ts";
import { sharedFolder } from "./temporary.ts";
import { episode } from "./episode.ts";

const library = sharedFolder();

beforeAll(() => {
  mkdirSync(join(library, "p"));
  const body = [
    "## TL;DR\n\nShort, with [b][].\n",
    "## Takeaways\n\n### 1. A\n\nSee [a][p] and that.[^1]\n\n### 2. B\n\nSee [p] and `[p]`.[^2]\n",
    "### 3. C\n\nSee [none][q].[^9]\n",
    '[p]: https://e.org/p\n[b]: <https://e.org/b> "B"\n\n[^1]: baz\n[^2]: A longer note.\n',
  ].join("\n");
  writeFileSync(join(library, "p", "1.md"), FM + body);
});

const run = (...args: string[]) => episode([...args, "--library", library]);

test("the text of a takeaway has its links and its notes", async () => {
  const { stdout, code } = await run("takeaways", "--json", "--fields", "text");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual([
    { text: "See [a](https://e.org/p) and that.[^1]\n\n[^1]: baz" },
    { text: "See [p](https://e.org/p) and `[p]`.[^2]\n\n[^2]: A longer note." },
    { text: "See [none][q].[^9]" },
  ]);
});

test.each([
  ["markdown"],
  ["text"],
  ["csv", "--fields", "ref,text"],
  ["tsv", "--fields", "ref,text"],
  ["ndjson", "--fields", "ref,text"],
])("takeaways as %s have their links and notes", async (format, ...fields) => {
  const { stdout, code } = await run("takeaways", "--format", format, ...fields);
  expect(code).toBe(0);
  expect(stdout).toContain("https://e.org/p");
  expect(stdout).toContain("baz");
  expect(stdout).not.toContain("[a][p]");
});

test.each([
  ["show", "1:1"],
  ["show", "1", "--section", "tldr"],
  ["show", "1"],
])("%s %s on a terminal has the words of links, not their brackets", async (...args) => {
  const { stdout, code } = await run(...args, "--format", "text", "--color", "never");
  expect(code).toBe(0);
  expect(stdout).not.toMatch(/\[a\]\[p\]|\[b\]\[\]/);
});

test("a TL;DR by itself has its links", async () => {
  const { stdout } = await run("show", "1", "--section", "tldr", "--format", "markdown");
  expect(stdout).toContain('[b](<https://e.org/b> "B")');
});

test("a whole episode as Markdown keeps references and definitions", async () => {
  const { stdout } = await run("show", "1", "--format", "markdown");
  for (const part of ["[a][p]", "[p]: https://e.org/p", "that.[^1]", "[^1]: baz"])
    expect(stdout).toContain(part);
});
