import { METADATA } from "../src/episode/fields.ts";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checkLibraryRules } from "../src/check/rules/library-rules.ts";
import { parseRules } from "../src/episode/library-rules.ts";
import { parse } from "../src/episode/parse.ts";
import { PAGES } from "../src/help/pages.ts";
import { parseVocabulary } from "../src/topics/parse.ts";
import { fences, stepsIn, withOutputs, withTables } from "./documents.ts";
import { putCommand } from "./program.ts";
import { sharedFolder } from "./temporary.ts";

// UPDATE=1 writes the tables and the outputs of examples down as they are now.
const update = process.env["UPDATE"] === "1";

const ROOT = new URL("../", import.meta.url);
const DOCUMENTS = ["README.md", ...PAGES.map(({ name }) => `src/help/${name}.md`)];
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

describe.each(DOCUMENTS)("%s", (path) => {
  const folder = sharedFolder();
  const text = read(path);

  beforeAll(() => {
    putCommand(folder);
    // No model runs here: what matters is that it would be given something to read.
    putCommand(folder, "llm", "grep -q . && echo an answer");
  });

  function bash(script: string) {
    const env = { PATH: `${folder}${delimiter}${process.env["PATH"]}`, HOME: folder };
    const options = ["-o", "pipefail", "-c", script];
    return spawnSync("bash", options, { encoding: "utf8", env, cwd: folder });
  }

  const outputOf = (line: string) => bash(`{ ${line}; } 2>&1`).stdout;

  test("its tables are the program's own", () => {
    if (update) writeFileSync(new URL(path, ROOT), withTables(text));
    else expect(text).toBe(withTables(text));
  });

  const lines = linesIn(text);
  if (lines.length > 0)
    test.each(lines)("can be pasted: %s", (line) => {
      const { stdout, stderr, status } = bash(line);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).not.toBe("");
    });

  const steps = stepsIn(text);
  if (update)
    test("the outputs of its examples are written anew", () => {
      writeFileSync(new URL(path, ROOT), withOutputs(read(path), outputOf));
    });
  else if (steps.length > 0)
    test.each(steps)("prints what it shows: $line", ({ line, output }) => {
      expect(outputOf(line)).toBe(output);
    });
});

/** The lines of examples that a reader would paste into a shell. */
function linesIn(text: string): string[] {
  return fences(text, "sh")
    .flatMap((code) => code.split("\n"))
    .filter((line) => line.startsWith("episode "));
}

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
