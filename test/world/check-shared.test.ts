import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { checkAll } from "../../src/check/run.ts";
import { joinShared } from "../../src/check/rules/shared.ts";
import type { Finding } from "../../src/check/rules/finding.ts";
import { problemsText } from "../../src/render/problems.ts";
import { makeStyle } from "../../src/render/style.ts";
import { UNPRIVILEGED, bash } from "../bash.ts";
import { BIN } from "../program.ts";
import { temporaryFolder } from "../temporary.ts";
import { episode } from "../episode.ts";

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

const run = (line: string) => episode(line.split(" "), { cwd: folder });
const put = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const get = (name: string) => readFileSync(join(folder, name), "utf8");
const many = (n: number, name: (i: number) => string, text: (i: number) => string) => {
  for (let i = 1; i <= n; i++) put(name(i), text(i));
};

test("what ten files lack is reported for each, what eleven lack once for their folder", async () => {
  const text = (i: number) => `---\ntitle: T${i}\ndate: 2026-01-01\n---\n\nText.\n`;
  many(10, (i) => `desk/${i}.md`, text);
  const each = await run("check .");
  expect(each.stdout.split("\n").length - 1).toBe(10);
  put("desk/11.md", text(11));
  expect(await run("check .")).toEqual({
    stdout:
      "desk:1:1 warning field-missing in 11 files: the episode has no podcast (desk/1.md); " +
      "add podcast: to each, or once to the library.yaml of their folder\n",
    stderr: "1 warning in 11 of 11 files\n",
    code: 0,
  });
});

test("each thing that is missing is a condition of its own", async () => {
  many(
    12,
    (i) => `${i}.md`,
    () => "---\ndraft: true\n---\n\nText.\n",
  );
  const { stdout, stderr } = await run("check . --fields path,message,hint");
  expect(stdout.split("\n").slice(0, 3)).toEqual([
    ".\tin 12 files: the episode has no podcast (1.md)\tadd podcast: to each, or once to the library.yaml of their folder",
    ".\tin 12 files: the episode has no title (1.md)\tadd title: to the metadata, or the key that says it to keys in library.yaml",
    ".\tin 12 files: the episode has no date (1.md)\tadd date: to the metadata, or the key that says it to keys in library.yaml",
  ]);
  expect(stderr).toBe("3 warnings in 12 of 12 files\n");
});

test("files without metadata in several folders are one problem of the folder above", async () => {
  many(
    2000,
    (i) => `a/${i % 7}/${i}.md`,
    () => "Text.\n",
  );
  put("b.md", "---\npodcast: P\ntitle: T\ndate: 2026-01-01\n---\n\nText.\n");
  const { stdout, stderr, code } = await run("check . --format github");
  expect(stdout).toBe(
    "::warning file=a,line=1,col=1,title=front-matter-missing::in 2000 files: the file has no metadata " +
      "(a/0/1001.md)%0Abegin each with podcast:, title: and date: between --- lines; " +
      "library.yaml can give the podcast\n",
  );
  expect({ stderr, code }).toEqual({ stderr: "1 warning in 2000 of 2001 files\n", code: 0 });
});

test("--fix fixes every file of a shared problem, and names at most twenty", async () => {
  many(
    25,
    (i) => `p/${i}.md`,
    (i) => `---\npodcast: P\nnumber: ${i}\ntitle: Why: ${i}\ndate: 2026-01-01\n---\n`,
  );
  const before = await run("check p");
  expect(before.stdout).toBe(
    "p:1:1 warning yaml-text in 25 files: the value of “title” is read as text: Why: 1 (p/1.md:4); put it between double quotes\n",
  );
  expect(before.stderr).toBe(
    "1 warning in 25 of 25 files\n`episode check --fix` fixes some of this\n",
  );
  const { stdout, stderr, code } = await run("check p --fix");
  expect({ stdout, code }).toEqual({ stdout: "", code: 0 });
  const lines = stderr.split("\n");
  expect(lines.filter((line) => /^fixed p\/\d+\.md: yaml-text$/.test(line)).length).toBe(20);
  expect(lines.slice(20)).toEqual(["fixed 5 more files", "no problems in 25 files", ""]);
  for (let i = 1; i <= 25; i++) expect(get(`p/${i}.md`)).toContain(`title: "Why: ${i}"\n`);
});

test("an alias is shared by the files that use the same one, as an error is not", async () => {
  put("topics.yaml", "gpus: { aliases: [gpu, chip] }\n");
  const text = (i: number, topic: string, body = "Text.") =>
    `---\npodcast: P\nnumber: ${i}\ntitle: T\ndate: 2026-01-01\ntopics: [${topic}]\n---\n\n${body}\n`;
  many(
    11,
    (i) => `${i}.md`,
    (i) => text(i, "gpu"),
  );
  many(
    3,
    (i) => `b/${i}.md`,
    (i) => text(i + 20, "chip"),
  );
  many(
    12,
    (i) => `c/${i}.md`,
    (i) => text(i + 40, "gpus", "[a](none.md)"),
  );
  const { stdout, stderr, code } = await run("check . --fields path,code");
  const rows = stdout.trim().split("\n");
  expect(rows.filter((row) => row.endsWith("topic-alias"))).toEqual([
    ".\ttopic-alias",
    ...[1, 2, 3].map((i) => `b/${i}.md\ttopic-alias`),
  ]);
  expect(rows.filter((row) => row.endsWith("link-broken")).length).toBe(12);
  expect(stderr).toBe(
    "12 errors and 4 warnings in 26 of 27 files\n`episode check --fix` fixes some of this\n",
  );
  expect(code).toBe(1);
});

test("files that share their refs are one error of their folder", async () => {
  many(
    13,
    (i) => `p/${i}.md`,
    () => "---\npodcast: P\nnumber: 1\ntitle: T\ndate: 2026-01-01\n---\n",
  );
  const { stdout, stderr, code } = await run("check .");
  expect(stdout).toBe(
    "p:1:1 error ref-double in 12 files: p/1 is also the ref of p/1.md (p/10.md:3); " +
      "give each its number or name, or leave some out with exclude in library.yaml\n",
  );
  expect({ stderr, code }).toEqual({ stderr: "1 error in 12 of 13 files\n", code: 1 });
});

test("a file, or a folder of few, is reported by itself", async () => {
  many(
    30,
    (i) => `${i}.md`,
    () => "Text.\n",
  );
  expect((await run("check 7.md")).stdout).toMatch(/^7\.md:1:1 warning front-matter-missing /);
  expect((await run("check .")).stdout).toMatch(
    /^\.:1:1 warning front-matter-missing in 30 files: /,
  );
});

describe("findings joined", () => {
  const finding = (path: string, code: string, message = "m"): Finding => ({
    path,
    line: 3,
    column: 4,
    severity: "warning",
    code,
    message,
    hint: "h",
    fix: [],
  });
  const numbered = (n: number, to: (i: number) => Finding) =>
    Array.from({ length: n }, (_, i) => to(i));

  test("count files, not findings", () => {
    const found = [
      ...numbered(60, (i) => finding(`a/${i % 6}.md`, "section-empty")),
      ...numbered(22, (i) => finding(`b/${i % 11}.md`, "section-guessed", `${i}`)),
    ];
    const joined = joinShared(found, (path) => `x/${path}`);
    expect(joined.length).toBe(61);
    expect(joined.at(-1)).toMatchObject({
      path: "b",
      line: 1,
      column: 1,
      message: "in 11 files: 0 (x/b/0.md:3)",
    });
  });

  test("keep what is not shared as it is", () => {
    const found = [
      ...numbered(40, (i) => finding(`a/${i}.md`, "date-invalid")),
      ...numbered(40, (i) => finding(`a/${i}.md`, "key-unknown", `${i}`)),
      ...numbered(40, (i) => finding(`a/${i}.md`, "unlisted")),
    ];
    expect(joinShared(found, (path) => path).length).toBe(120);
  });
});

test("a folder that cannot be read is not counted among the files", () => {
  put("1.md", "A \u0007 bell.\n");
  const problem = {
    path: "locked",
    line: 1,
    column: 1,
    severity: "error",
    code: "unreadable",
    message: "the folder cannot be read",
    hint: null,
  } as const;
  const target = {
    root: folder,
    vocabulary: false,
    rules: [],
    mayWrite: new Set<string>(),
    paths: new Set(["1.md"]),
    problems: [problem],
  };
  const result = checkAll([target], { today: "2026-03-01", cwd: folder, fix: false });
  const { files, faulty, unreadable, findings } = result;
  expect({ files, faulty, unreadable }).toEqual({ files: 1, faulty: 1, unreadable: 1 });
  expect(findings.map(({ path, code }) => [path, code])).toEqual([
    ["1.md", "front-matter-missing"],
    ["1.md", "control-character"],
    ["locked", "unreadable"],
  ]);
});

test("the summary names folders that cannot be read", () => {
  put("1.md", "A \u0007 bell.\n");
  mkdirSync(join(folder, "locked"), { mode: 0 });
  const { stderr, code } = bash(`${UNPRIVILEGED} ${BIN} check .`, folder);
  expect({ stderr, code }).toEqual({
    stderr:
      "2 errors and 1 warning in 1 of 1 file and 1 unreadable path\n" +
      "`episode check --fix` fixes some of this\n",
    code: 1,
  });
});

test("hundreds of thousands of problems are printed as text", () => {
  const one = { severity: "error", code: "c", message: "m", hint: null } as const;
  const rows = Array.from({ length: 140_000 }, (_, i) => ({
    ...one,
    path: "a.md",
    line: i,
    column: 1,
  }));
  let count = 0;
  for (const piece of problemsText(rows, { width: 80, style: makeStyle(false, false) }))
    count += piece.split("\n").length - 1;
  expect(count).toBe(140_003);
});
