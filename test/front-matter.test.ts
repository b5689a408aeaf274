import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "../src/episode/parse.ts";
import { at } from "../src/episode/problem.ts";
import { FIXTURES } from "./world.ts";

/** What a file of the fixtures is told, and the way out. */
function told(name: string): string[][] {
  const { problems } = parse(readFileSync(join(FIXTURES, name), "utf8"), name.split("/").at(-1)!);
  return problems.map((problem) => [at(problem), problem.code, problem.hint ?? ""]);
}

const QUOTES = "put the value between double quotes";
const MARKS = "the value has marks that mean something in YAML";
const README = "compare the line with the example in the README";

test.each([
  ["colon.md:2:11: " + MARKS, "front-matter-syntax", QUOTES],
  ["at.md:3:8: " + MARKS, "front-matter-syntax", QUOTES],
  [
    "tab.md:3:1: tab characters must not be used in indentation",
    "front-matter-syntax",
    "indent with spaces, not with tabs",
  ],
  ["alias.md:3:5: aliases (*name) are not read", "front-matter-syntax", "write the value out"],
  ["twice.md:3:1: duplicated mapping key", "front-matter-syntax", README],
  ["toml.md:2:9: unfinished string", "front-matter-syntax", README],
  [
    "shape.md:2:1: front matter is not a list of key: value lines",
    "front-matter-shape",
    "write one fact a line, such as title: Some title",
  ],
  [
    "unclosed.md:1:1: front matter has no closing --- line",
    "front-matter-unclosed",
    "end the block with a line that is only ---",
  ],
  [
    "javascript.md:1:1: front matter in “js” is not read",
    "front-matter-language",
    "write it as YAML between --- lines or TOML between +++ lines",
  ],
])("%s", (message, code, hint) => {
  expect(told(`broken/${message.split(":")[0]}`)).toEqual([[message, code, hint]]);
  expect(globalThis).not.toHaveProperty("PWNED");
});

test("facts that make no sense are told with their place", () => {
  expect(told("dialects/odd.md")).toEqual([
    ["odd.md:5:7: “2024-02-31” is not a day", "date-invalid", "write it as 2026-02-01"],
    ["odd.md:7:11: “soon” is not a length of time", "duration-invalid", "write it as 2h 5m"],
  ]);
});

// gray-matter would take these for engines, or for what an object inherits.
test.each(["---javascript", "---JS", "---toString", "---constructor", "---json", "---coffee"])(
  "%s opens no engine",
  (fence) => {
    const { readable, problems } = parse(`${fence}\n{"title": "x"}\n---\n`, "a.md");
    expect({ readable, codes: problems.map(({ code }) => code) }).toEqual({
      readable: false,
      codes: ["front-matter-language"],
    });
  },
);

test.each([
  ["a thematic break", "---\n\nProse.\n\n---\n"],
  ["a table", "---|---\n1|2\n"],
  ["a fence of four", "----\ntitle: x\n----\n"],
  ["a blank line before", "\n---\ntitle: x\n---\n"],
])("%s is no front matter", (_, text) => {
  const { episode, readable, problems } = parse(text, "a.md");
  expect({ title: episode.title, readable, problems }).toEqual({
    title: "a",
    readable: true,
    problems: [],
  });
});
