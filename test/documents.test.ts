import { METADATA } from "../src/episode/fields.ts";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkLibraryRules } from "../src/check/rules/library-rules.ts";
import { parseRules } from "../src/episode/library-rules.ts";
import { parse } from "../src/episode/parse.ts";
import { PAGES } from "../src/help/pages.ts";
import { parseVocabulary } from "../src/topics/parse.ts";
import { DOCUMENTS, fences, linesIn, readDocument, ROOT, withTables } from "./documents.ts";

// UPDATE=1 writes the tables down as they are now.
const update = process.env["UPDATE"] === "1";

const read = readDocument;

test.each(DOCUMENTS)("the tables of %s are the program's own", (path) => {
  const text = read(path);
  if (update) writeFileSync(new URL(path, ROOT), withTables(text));
  else expect(text).toBe(withTables(text));
});

test.each([...DOCUMENTS, "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"])(
  "the links of %s lead to files that are there",
  (path) => {
    const links = [...read(path).matchAll(/\]\((?![a-z]+:|#)([^)\s#]+)/g)].map(([, to]) => to!);
    const missing = links.filter((to) => !existsSync(new URL(to, new URL(path, ROOT))));
    expect(missing).toEqual([]);
  },
);

test("CONTRIBUTING.md names files and scripts that are there", () => {
  const text = read("CONTRIBUTING.md");
  const files = [...text.matchAll(/`((?:src|test)\/[\w./-]+)`/g)].map(([, path]) => path!);
  const missing = files.filter((path) => !/NAME/.test(path) && !existsSync(new URL(path, ROOT)));
  expect(missing).toEqual([]);
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const run = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
  expect(run.filter((name) => !(name in scripts))).toEqual([]);
});

test("the page of the file has a row for every field of metadata", () => {
  const rows = read("src/help/file.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  const missing = METADATA.filter(({ key }) => !rows.some((row) => row.includes(`\`${key}\``)));
  expect(missing).toEqual([]);
});

test("every page is a file, and every file a page", () => {
  const files = readdirSync(new URL("src/help/", ROOT)).filter((name) => name.endsWith(".md"));
  expect(files.toSorted()).toEqual(PAGES.map(({ name }) => `${name}.md`).toSorted());
});

describe("README.md", () => {
  const readme = read("README.md");

  test("has at most 160 lines", () => {
    expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(160);
  });

  test("has at least six examples that pipe", () => {
    const piped = linesIn(readme).filter((line) => line.includes(" | "));
    expect(piped.length).toBeGreaterThanOrEqual(6);
  });

  test("names every page", () => {
    for (const { name } of PAGES) expect(readme).toContain(`(src/help/${name}.md)`);
  });
});

test("the library.yaml of the file page is read without a problem", () => {
  const [rules = ""] = fences(read("src/help/file.md"), "yaml");
  expect(checkLibraryRules(rules, "library.yaml").findings).toEqual([]);
  expect(parseRules(rules, "library.yaml").rules).toMatchObject({
    podcast: "Desk Notes",
    closed: true,
    keys: new Map([
      ["showhost", "hosts"],
      ["rating", null],
    ]),
  });
});

test("the topics.yaml of the topics page is read without a problem", () => {
  const [topics = ""] = fences(read("src/help/topics.md"), "yaml");
  const { vocabulary, problems } = parseVocabulary(topics, "topics.yaml");
  expect(problems).toEqual([]);
  expect([...vocabulary.topics.keys()]).toEqual(["gpus"]);
});

test.each(["README.md", "src/help/file.md"])("the episode file in %s has no problems", (path) => {
  const [file = ""] = fences(read(path), "markdown");
  const { episode, problems } = parse(file, "12.md");
  expect(problems).toEqual([]);
  expect(episode).toMatchObject({ id: "desk-notes/12" });
  expect(episode.takeaways).toMatchObject([{ number: 1, start: 750 }]);
});
