import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "../src/episode/parse.ts";
import { at } from "../src/episode/problem.ts";
import { FIXTURES } from "./episode.ts";

/** The problems of a file of the fixtures, with their hints. */
function told(name: string): string[][] {
  const { problems } = parse(readFileSync(join(FIXTURES, name), "utf8"), name.split("/").at(-1)!);
  return problems.map((problem) => [at(problem), problem.code, problem.hint ?? ""]);
}

test.each([
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

const QUOTE = "put it between double quotes";

test.each([
  [
    "colon.md",
    { title: "Foo: bar" },
    [[2, "yaml-text", "the value of “title” is read as text: Foo: bar", QUOTE]],
  ],
  [
    "at.md",
    { title: "ok", guests: ["@jane"] },
    [[3, "yaml-text", "the value of “guest” is read as text: @jane", QUOTE]],
  ],
  [
    "tab.md",
    { title: "ok b: 1" },
    [[2, "yaml-text", "the value of “title” is read as text: ok b: 1", QUOTE]],
  ],
  [
    "alias.md",
    { title: "alias", extra: { a: ["x"], b: "*a" } },
    [[3, "yaml-text", "the value of “b” is read as text: *a", QUOTE]],
  ],
  [
    "twice.md",
    { title: "a", extra: {} },
    [[3, "key-repeated", "“title” is there twice; the first counts", "write it once"]],
  ],
  [
    "toml.md",
    { title: '"open' },
    [[2, "yaml-text", 'the value of “title” is read as text: "open', QUOTE]],
  ],
])("broken/%s is read key by key, and what was assumed is noted", (name, want, notes) => {
  const text = readFileSync(join(FIXTURES, "broken", name), "utf8");
  const { episode, readable, problems, assumed } = parse(text, name);
  expect(episode).toMatchObject({ ...want, sections: name === "colon.md" ? [{}] : [] });
  expect({ readable, problems }).toEqual({ readable: true, problems: [] });
  const noted = assumed.map(({ line, code, message, hint }) => [line, code, message, hint]);
  expect(noted).toEqual(notes);
});

test("a block with lines that are no keys is text, which is noted where some are", () => {
  const text = "---\nkey: [\nWords of a sentence.\n---\n\nx\n";
  const { episode, assumed, readable } = parse(text, "a.md");
  expect(episode.sections.map(({ markdown }) => markdown)).toEqual([text.trimEnd()]);
  expect(assumed.map(({ line, code }) => [line, code])).toEqual([[1, "front-matter-body"]]);
  expect({ readable, title: episode.title }).toEqual({ readable: true, title: "a" });
});

test("values that cannot be used are reported with their place", () => {
  expect(told("dialects/odd.md")).toEqual([
    [
      "odd.md:5:7: “2024-02-31” is not a valid date",
      "date-invalid",
      "write a date such as 2026-02-01",
    ],
    [
      "odd.md:7:11: “soon” is not a valid length",
      "duration-invalid",
      "write a length such as 2h 5m",
    ],
  ]);
});

// gray-matter would take these for engines, or for what an object inherits.
test.each(["---javascript", "---JS", "---toString", "---constructor", "---coffee"])(
  "%s opens no engine",
  (fence) => {
    const { readable, problems } = parse(`${fence}\n{"title": "x"}\n---\n`, "a.md");
    expect({ readable, codes: problems.map(({ code }) => code) }).toEqual({
      readable: false,
      codes: ["front-matter-language"],
    });
  },
);

test.each(["---json", "---JSON", "---yaml", "---yml", "---toml"])(
  "%s names a language that is read",
  (fence) => {
    const text = fence.endsWith("toml") ? 'title = "x"' : '{"title": "x"}';
    const { episode, readable, problems } = parse(`${fence}\n${text}\n---\n`, "a.md");
    expect({ title: episode.title, readable, problems }).toEqual({
      title: "x",
      readable: true,
      problems: [],
    });
  },
);

test.each([
  ["a thematic break", "---\n\nProse.\n\n---\n"],
  ["a table", "---|---\n1|2\n"],
  ["a fence of four", "----\ntitle: x\n----\n"],
  ["a list", "---\n- a\n- b\n---\n"],
  ["a paragraph before", "Words.\n\n---\ntitle: x\n---\n"],
])("%s is no front matter", (_, text) => {
  const { episode, readable, problems } = parse(text, "a.md");
  expect({ title: episode.title, readable, problems }).toEqual({
    title: "a",
    readable: true,
    problems: [],
  });
});
