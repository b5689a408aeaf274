import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bash } from "../bash.ts";
import { temporaryFolder } from "../temporary.ts";

// One podcast of four cannot be written to; root may write everywhere, so its place is taken.

const PODCASTS = ["ada", "bea", "cid", "dot"];

test.each([
  ["a file in the place of its folder", "touch lib/bea"],
  ["a link to nowhere in the place of its folder", "ln -s nowhere lib/bea"],
  ["a link in a circle in the place of its folder", "ln -s bea lib/bea"],
  ["a pipe in the place of its folder", "mkfifo lib/bea"],
  ["a link out of the library in the place of its folder", "mkdir out; ln -s ../out lib/bea"],
  [
    "a file where its imports are remembered",
    "mkdir -p lib/.episode/imported; touch lib/.episode/imported/bea",
  ],
  ["a folder in the place of its memory", "mkdir -p lib/.episode/imported/bea/1.md/x"],
])("the others are imported: %s", (_, spoil) => {
  const cwd = temporaryFolder();
  for (const folder of ["lib", "src"]) mkdirSync(join(cwd, folder));
  for (const name of PODCASTS)
    for (const n of [1, 2])
      writeFileSync(
        join(cwd, `src/${name}-${n}.md`),
        `---\npodcast: ${name}\nnumber: ${n}\ntitle: T\n---\n`,
      );
  const { stdout, stderr, code } = bash(`${spoil}; episode import src --to lib`, cwd);
  const failed = stderr.split("\n").filter((line) => line.startsWith("episode: "));
  const expected = ["ada", "bea", "cid", "dot"].flatMap((name) =>
    [1, 2].map((n) => `lib/${name}/${n}.md`),
  );
  const missing = spoil.includes("1.md") ? ["lib/bea/1.md"] : ["lib/bea/1.md", "lib/bea/2.md"];
  expect({ written: stdout.trimEnd().split("\n"), failed: failed.length, code }).toEqual({
    written: expected.filter((file) => !missing.includes(file)),
    failed: missing.length,
    code: 2,
  });
  for (const line of failed) expect(line).toContain("bea");
  for (const name of ["ada", "cid", "dot"])
    expect(readdirSync(join(cwd, "lib", name))).toEqual(["1.md", "2.md"]);
  // Nothing half-written is left, and once the place is free the rest comes in.
  expect(bash("find . -name '*.episode-tmp'", cwd).stdout).toBe("");
  const again = bash(
    "rm -rf lib/bea lib/.episode/imported/bea; episode import src --to lib --quiet",
    cwd,
  );
  expect(again.code).toBe(0);
  expect(readdirSync(join(cwd, "lib/bea"))).toEqual(["1.md", "2.md"]);
});

test("without the lock nothing is written, and each episode is reported", () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "src"));
  const put = (name: string, title: string) =>
    writeFileSync(
      join(cwd, `src/${name}.md`),
      `---\npodcast: ${name}\nnumber: 1\ntitle: ${title}\n---\n`,
    );
  put("ada", "One");
  expect(bash("episode import src --to lib", cwd).code).toBe(0);
  put("ada", "Two");
  put("bea", "One");
  const { stdout, stderr, code } = bash(
    "mkdir lib/.episode/lock; episode import src --to lib",
    cwd,
  );
  expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  expect(stderr.match(/^episode: .*\/lib\/\.episode\/lock is not/gm)).toHaveLength(2);
});
