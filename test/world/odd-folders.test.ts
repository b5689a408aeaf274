import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { UNPRIVILEGED, bash } from "../bash.ts";
import { BIN } from "../program.ts";
import { sharedFolder, temporaryFolder } from "../temporary.ts";

// Folders and names as they should not be: too deep, too many, not text.

const EPISODE = "---\npodcast: Fine\nnumber: 1\ntitle: A talk\ndate: 2026-01-01\n---\n";

describe("a folder that cannot be read", () => {
  const deep = sharedFolder();
  mkdirSync(join(deep, "lib"));
  writeFileSync(join(deep, "lib/1.md"), EPISODE);
  // Past 4096 bytes a path names nothing, for root too; only the folders themselves lead there.
  const name = "deep".repeat(50);
  const script = `for (let i = 0; i < 25; i++) {
    fs.mkdirSync("${name}"); process.chdir("${name}"); if (i === 0) fs.writeFileSync("2.md", "# Below");
  }`;
  execFileSync(process.execPath, ["-e", script], { cwd: join(deep, "lib") });
  afterAll(() => void spawnSync("rm", ["-rf", join(deep, "lib")]), 60_000);

  test("is named once, and what is above it is read", () => {
    const { stdout, stderr, code } = bash("episode list --library lib --fields id", deep);
    expect({ stdout, code }).toEqual({ stdout: `fine/1\n${name}/2\n`, code: 0 });
    expect(stderr).toMatch(
      /^episode: lib(?:\/(?:deep)+)+:1:1: the file cannot be read \(ENAMETOOLONG\)\n$/,
    );
  });

  test("is counted for itself by check", () => {
    const { stdout, stderr, code } = bash("episode check lib", deep);
    expect(code).toBe(1);
    expect(stdout.split("\n").filter((line) => line.includes("ENAMETOOLONG"))).toHaveLength(1);
    expect(stderr).toBe("1 error and 1 warning in 1 of 2 files and 1 unreadable path\n");
  });

  test("is counted once where it is asked for twice", () => {
    const { stderr } = bash(`episode check lib lib/${name} lib`, deep);
    expect(stderr).toBe("1 error and 1 warning in 1 of 2 files and 1 unreadable path\n");
  });

  test("is counted for itself where it may not be entered", () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "1.md"), EPISODE);
    const line = `mkdir no; chmod 0 no; ${UNPRIVILEGED} ${BIN} check .; chmod 700 no`;
    expect(bash(line, cwd).stderr).toBe("1 error in 0 of 1 file and 1 unreadable path\n");
  });
});

describe("a name that is not UTF-8", () => {
  test.each([
    ["an episode's", "touch $'lib/caf\\xe9.md'", "caf\ufffd.md"],
    ["a folder's", "mkdir $'lib/caf\\xe9'", "caf\ufffd"],
    ["one cut in a character", "touch $'lib/\\xe2\\x82.md'", "\ufffd.md"],
  ])("is named: %s", (_, make, shown) => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, "lib"));
    writeFileSync(join(cwd, "lib/1.md"), EPISODE);
    const message = `lib/${shown}:1:1: its name is not UTF-8\n`;
    expect(bash(`${make}; episode list --library lib --fields id`, cwd)).toEqual({
      stdout: "fine/1\n",
      stderr: `episode: ${message}`,
      code: 0,
    });
    expect(bash("episode check lib", cwd)).toEqual({
      stdout: `lib/${shown}:1:1 error unreadable its name is not UTF-8; rename it\n`,
      stderr: "1 error in 0 of 1 file and 1 unreadable path\n",
      code: 1,
    });
  });

  test.each([
    ["no episode's", "touch $'lib/caf\\xe9.png' $'lib/caf\\xe9'"],
    ["hidden", "touch $'lib/.caf\\xe9.md'"],
    ["a replacement character that is meant", "touch lib/$'\\xef\\xbf\\xbd'.txt"],
    ["a link to nowhere", "ln -s nowhere $'lib/\\xef\\xbf\\xbd.md'"],
  ])("is not reported where it has no episode: %s", (_, make) => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, "lib"));
    writeFileSync(join(cwd, "lib/1.md"), EPISODE);
    expect(bash(`${make}; episode check lib`, cwd)).toEqual({
      stdout: "",
      stderr: "no problems in 1 file\n",
      code: 0,
    });
  });
});

test("a name with line ends and escape sequences stays on its line", () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "lib"));
  const name = "a\nb\tc\u001b[31m\u202e.md";
  writeFileSync(join(cwd, "lib", name), "\0");
  const shown = /^(?:episode: )?lib\/a b c\\u001b\[31m\\u202e\.md:\d+:\d+/;
  for (const line of ["list --library lib", "check lib --quiet", "show lib/*.md --library lib"]) {
    const { stdout, stderr } = bash(`episode ${line}`, cwd);
    const [first = "", ...more] = `${stdout}${stderr}`.split("\n");
    expect(first).toMatch(shown);
    expect(more.some((row) => row.startsWith("b"))).toBe(false);
  }
});

test("a folder of a hundred thousand files is listed quickly", () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "lib"));
  for (let i = 0; i < 100_000; i++) writeFileSync(join(cwd, "lib", `${i}.txt`), "");
  writeFileSync(join(cwd, "lib/1.md"), EPISODE);
  expect(bash("episode list --library lib --fields id", cwd)).toEqual({
    stdout: "fine/1\n",
    stderr: "",
    code: 0,
  });
}, 60_000);
