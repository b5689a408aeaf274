import { spawn, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { BIN } from "../program.ts";
import { sharedFolder } from "../temporary.ts";
import { episode } from "../episode.ts";

// What only a process of its own shows; what the program answers is in the transcripts.

const TAKEAWAYS = 4000;

const big = sharedFolder();

beforeAll(() => {
  const takeaways = Array.from(
    { length: TAKEAWAYS },
    (_, i) => `### ${i + 1}. Title\n\n${"word ".repeat(30)}`,
  );
  const facts = "---\npodcast: Big\nnumber: 1\ntitle: Long\n---\n";
  writeFileSync(join(big, "1.md"), `${facts}\n## Takeaways\n\n${takeaways.join("\n\n")}\n`);
});

/** Runs a line of bash in which `episode` is the program and `$big` a large library. */
function bash(script: string) {
  const run = spawnSync("bash", ["-c", `episode() { "${BIN}" "$@"; }\n${script}`], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: big, big },
    maxBuffer: 2 ** 28,
  });
  return { stdout: run.stdout, stderr: run.stderr, code: run.status };
}

test("the file in bin runs by itself", () => {
  const { stdout, stderr, code } = bash("episode --version");
  expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("a reader that has seen enough ends it quietly", () => {
  const script = 'episode takeaways --library "$big" | head -1; echo "${PIPESTATUS[0]}"';
  const { stdout, stderr, code } = bash(script);
  expect({ lines: stdout.trimEnd().split("\n").length, stderr, code }).toEqual({
    lines: 2,
    stderr: "",
    code: 0,
  });
  expect(stdout).toMatch(/\n0\n$/);
});

test("much output comes whole through a pipe", () => {
  const { stdout, stderr, code } = bash('episode takeaways --library "$big" | cat');
  expect(stdout.length).toBeGreaterThan(300 * 1024);
  expect(stdout.split("\n").length).toBe(TAKEAWAYS + 1);
  expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
});

test("refs come from standard input", () => {
  const script =
    'episode list --library "$big" | episode takeaways - --library "$big" -n 2 --fields ref';
  expect(bash(script)).toEqual({ stdout: "big/1:1\nbig/1:2\n", stderr: "", code: 0 });
});

test("many refs come from standard input", () => {
  const script =
    'episode takeaways --library "$big" | episode takeaways - --library "$big" | wc -l';
  expect(bash(script)).toEqual({ stdout: `${TAKEAWAYS}\n`, stderr: "", code: 0 });
});

test.skipIf(!existsSync("/dev/full"))(
  "a full disk is reported in one line, if there is a /dev/full",
  () => {
    expect(bash('episode takeaways --library "$big" > /dev/full')).toEqual({
      stdout: "",
      stderr: "episode: the output could not be written (ENOSPC)\n",
      code: 2,
    });
  },
);

test("nobody to tell is no reason to fail otherwise", () => {
  expect(bash('episode list --library "$big" 2>&-').code).toBe(0);
  expect(bash("episode nonsense 2>&-").code).toBe(2);
});

test("ctrl-c while it waits for refs ends it with 130", async () => {
  const child = spawn(process.execPath, [BIN, "show", "-"]);
  const said: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const ended = new Promise((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
  // More than a pipe holds: once it is handed on, it is being read.
  child.stdin.write("\n".repeat(2 ** 20), () => child.kill("SIGINT"));
  expect({ end: await ended, said }).toEqual({ end: { code: 130, signal: null }, said: [] });
});

test("an internal error is printed with what to report", async () => {
  const today = () => {
    throw new TypeError("no such thing as today \u001b[31m");
  };
  const { stdout, stderr, code } = await episode(["list"], { today });
  expect({ stdout, code }).toEqual({ stdout: "", code: 70 });
  expect(stderr).toMatch(
    /^episode: internal error; please report this:\nTypeError: no such thing as today \\u001b\[31m\n +at /,
  );
});
