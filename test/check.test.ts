import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { CODES } from "../src/check/rules/codes.ts";
import type { Problem } from "../src/episode/problem.ts";
import { temporaryFolder } from "./temporary.ts";
import { episode, FIXTURES } from "./episode.ts";

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

const run = (line: string) => episode(line.split(" "), { cwd: folder });
const put = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);
const get = (name: string) => readFileSync(join(folder, name), "utf8");

const HEAD = "---\npodcast: Desk Notes\nnumber: 1\ntitle: One\ndate: 2026-01-01\n";

test("some fixture gives each code, with the severity of the list", async () => {
  const folders = readdirSync(join(FIXTURES, "check")).map((name) => `check/${name}`);
  const { stdout } = await episode(["check", ...folders, "--json"]);
  const problems: Problem[] = JSON.parse(stdout);
  const found = new Map(problems.map(({ code, severity }) => [code, severity]));
  // Tested elsewhere: they need a file that no repository would hold, or closed topics.
  for (const code of ["unreadable", "unwritable", "file-too-large", "topic-unknown"] as const)
    found.set(code, CODES[code].severity);
  const listed = Object.entries(CODES).map(([code, { severity }]) => [code, severity]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(listed));
});

test("--fix changes only what it names", async () => {
  put("topics.yaml", "gpus: { aliases: [gpu] }\nopen-models: {}\n");
  put(
    "1.md",
    `\ufeff${HEAD}# a comment stays
own_key: {  kept: as it is }
topics:   [ gpu,  "Open Models" ]  # and so does this gpu
---

## Takeaways\r

### 1. A title  
#gpu #Open_Models [00:01:00]

The gpu\u200b in the text, and #gpu in it, stay\u202e. Two spaces at the end are a line break:  
yes.

### 2. Another
#open-models

\`\`\`
#gpu
\`\`\`
`,
  );
  const { stdout, stderr, code } = await run("check . --fix");
  expect({ stdout, stderr, code }).toEqual({
    stdout: "",
    stderr:
      "fixed 1.md: byte-order-mark, line-ends, control-character, hidden-character, topic-alias (2), topic-spelling\n" +
      "no problems in 2 files\n",
    code: 0,
  });
  expect(get("1.md")).toBe(`${HEAD}# a comment stays
own_key: {  kept: as it is }
topics:   [ gpus,  "open-models" ]  # and so does this gpu
---

## Takeaways

### 1. A title  
#gpus #open-models [00:01:00]

The gpu in the text, and #gpu in it, stay. Two spaces at the end are a line break:  
yes.

### 2. Another
#open-models

\`\`\`
#gpu
\`\`\`
`);
  const again = await run("check . --fix");
  expect(again.stderr).toBe("no problems in 2 files\n");
});

test("topics in a list over lines, as one text, and at the end of items are fixed too", async () => {
  put("topics.yaml", "gpus: { aliases: [gpu] }\nllms: {}\n");
  put("1.md", `${HEAD}topics:\n  - gpu # first\n  - 'LLMs'\n---\n`);
  put("2.md", `${HEAD.replace("1", "2")}tags: "#gpu #LLMs"\n---\n`);
  put(
    "3.md",
    `${HEAD.replace("1", "3")}keywords: gpu, LLMs\n---\n\n## Takeaways\n\n1. **A gpu.** Of #gpu fame. #LLMs #gpu\n`,
  );
  await run("check . --fix");
  expect(get("1.md")).toBe(`${HEAD}topics:\n  - gpus # first\n  - 'llms'\n---\n`);
  expect(get("2.md")).toContain('tags: "#gpus #llms"\n');
  expect(get("3.md")).toContain("keywords: gpus, llms\n");
  expect(get("3.md")).toContain("1. **A gpu.** Of #gpu fame. #llms #gpus\n");
});

test("a file that is not UTF-8 is left as it is, and says so", async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${HEAD}---\n\nA lost \u202e`),
    Buffer.from([0xe9, 10]),
  ]);
  put("1.md", bytes);
  const { stdout, code } = await run("check 1.md --fix");
  expect(stdout).toContain("1.md:1:1 error unwritable the file is unchanged: it is not UTF-8");
  expect(stdout).toContain("1.md:8:8 error control-character");
  expect(code).toBe(1);
  expect(readFileSync(join(folder, "1.md"))).toEqual(bytes);
});

test("a hidden character without which the metadata would read differently stays", async () => {
  put("1.md", `\ufeff${HEAD}note: a\u2028# no comment\n---\n`);
  const { stdout, stderr } = await run("check 1.md --fix");
  expect(get("1.md")).toBe(`${HEAD}note: a\u2028# no comment\n---\n`);
  expect(stderr).toContain("fixed 1.md: byte-order-mark\n");
  expect(stdout).toContain("1.md:6:8 warning hidden-character");
});

test("a fixed file keeps its mode, and a link stays a link", async () => {
  put("real.txt", `\ufeff${HEAD}---\n`);
  chmodSync(join(folder, "real.txt"), 0o640);
  symlinkSync("real.txt", join(folder, "1.md"));
  await run("check --fix .");
  expect(get("real.txt")).toBe(`${HEAD}---\n`);
  expect(lstatSync(join(folder, "1.md")).isSymbolicLink()).toBe(true);
  expect(statSync(join(folder, "real.txt")).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder).sort()).toEqual(["1.md", "real.txt"]);
});

test("files too large to be summaries are named", async () => {
  put("1.md", Buffer.alloc(9 * 1024 * 1024, "a"));
  const { stdout, code } = await run("check 1.md");
  expect({ stdout, code }).toEqual({
    stdout: "1.md:1:1 error file-too-large the file has 9 MB\n",
    code: 1,
  });
});

test("a file reports at most a hundred problems of a kind", async () => {
  put("1.md", `${HEAD}---\n\n${"\u0007 text\n".repeat(5000)}`);
  const { stdout } = await run("check 1.md");
  const lines = stdout.trim().split("\n");
  expect(lines.length).toBe(100);
  expect(lines.at(-1)).toBe("1.md:107:1 error control-character and 4901 more like these");
  await run("check 1.md --fix");
  expect(get("1.md")).toBe(`${HEAD}---\n\n${" text\n".repeat(5000)}`);
});

test("a long chain of broader topics is no circle, and a circle of all is one", async () => {
  const chain = (last: string) =>
    Array.from(
      { length: 5000 },
      (_, i) => `t${i}: { broader: [${i === 4999 ? last : `t${i + 1}`}] }\n`,
    );
  put("topics.yaml", `${chain("end").join("")}end: {}\n`);
  expect((await run("check .")).stderr).toBe("no problems in 1 file\n");
  put("topics.yaml", chain("t0").join(""));
  expect((await run("check .")).stdout).toBe(
    "topics.yaml:1:17 error broader-cycle topics in a circle: " +
      "t0 → t1 → t2 → t3 → … → t4998 → t4999 → t0; remove one of these links\n",
  );
});
