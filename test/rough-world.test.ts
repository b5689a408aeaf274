import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "./temporary.ts";

// A world that is not as it should be: paths that lead nowhere, folders that vanish, files without
// end, streams that nobody reads.

const BIN = fileURLToPath(new URL("../bin/episode.js", import.meta.url));
const SAMPLE = fileURLToPath(new URL("../data", import.meta.url));

// What hangs is stopped; nothing here takes more than a moment of this.
const LIMIT = 15_000;

/** Runs a line of bash in which `episode` is the program. */
function bash(script: string, cwd: string, env: Record<string, string> = {}) {
  const run = spawnSync("bash", ["-c", `episode() { "${BIN}" "$@"; }\n${script}`], {
    encoding: "utf8",
    cwd,
    env: { PATH: process.env["PATH"], HOME: cwd, EPISODE_LIBRARY: SAMPLE, ...env },
    timeout: LIMIT,
    killSignal: "SIGKILL",
  });
  return { stdout: run.stdout, stderr: run.stderr, code: run.status };
}

const EPISODE = "---\npodcast: Fine\nnumber: 1\ntitle: A talk\n---\n";

describe("a path that cannot be looked at is a mistake, not a fault", () => {
  const cwd = () => {
    const folder = temporaryFolder();
    symlinkSync("circle.md", join(folder, "circle.md"));
    return folder;
  };
  test.each([
    ["show circle.md", "no episode “circle.md”"],
    ["check circle.md", "no file or folder at circle.md"],
    ["list --library circle.md", "no library at "],
    ["import circle.md --to lib", "no file or folder circle.md"],
    ["import - --to circle.md <<< $'# A\\n\\n## Takeaways\\n\\n### 1. B\\n\\nC.'", "(ELOOP)"],
    [`show ${"x".repeat(300)}.md`, "no episode “x"],
    [`check ${"x".repeat(300)}.md`, "no file or folder at x"],
    [`list --library ${"x".repeat(300)}`, "no library at "],
    [`import ${"x".repeat(300)} --to lib`, "no file or folder x"],
    [`import - --to ${"x".repeat(300)} <<< '${EPISODE}'`, "(ENAMETOOLONG)"],
  ])("%s", (line, why) => {
    const { stdout, stderr, code } = bash(`episode ${line}`, cwd());
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toContain(why);
    expect(stderr).toMatch(/^episode: .*\n.*\n?$/);
  });
});

test.skipIf(!existsSync("/proc/self/pagemap"))(
  "files that never end are named, if there is a /proc",
  () => {
    const cwd = temporaryFolder();
    symlinkSync("/proc/self/pagemap", join(cwd, "endless.md"));
    writeFileSync(join(cwd, "1.md"), EPISODE);
    expect(bash("episode list --library . --fields id", cwd)).toEqual({
      stdout: "fine/1\n",
      stderr: "episode: endless.md:1:1: the file has no end\n",
      code: 0,
    });
    expect(bash("episode import endless.md --to lib", cwd)).toEqual({
      stdout: "",
      stderr: "episode: endless.md has no end, more than can be read\n",
      code: 2,
    });
  },
);

test("a pipe in the place of the vocabulary is not waited for", () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "1.md"), EPISODE);
  const { stdout, code } = bash("mkfifo topics.yaml; episode check --library . --quiet", cwd);
  expect(stdout).toContain("topics.yaml:1:1 error unreadable the file cannot be read (EINVAL)");
  expect(code).toBe(1);
});

test("a file that is shown by its path is named by it where it cannot be read", () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "notes"));
  writeFileSync(join(cwd, "notes/odd.md"), "---\ntitle: a: b\n---\n");
  expect(bash("episode show notes/odd.md", cwd).stderr).toMatch(/^episode: notes\/odd\.md:2:9: /);
});

test("a folder that was removed around it does not matter to it", () => {
  const cwd = temporaryFolder();
  const gone = 'mkdir gone; cd gone; rmdir "$PWD"; ';
  expect(bash(`${gone}episode list -n 1 --fields id`, cwd)).toEqual({
    stdout: "lex-fridman-podcast/490\n",
    stderr: "",
    code: 0,
  });
  expect(bash(`${gone}episode import x.md --to lib`, cwd).code).toBe(2);
});

test.skipIf(!existsSync("/proc/1"))(
  "a place that takes no folders is told, if there is a /proc",
  () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "1.md"), EPISODE);
    const { stderr, code } = bash("episode import 1.md --to /proc/none/lib", cwd);
    expect(stderr).toMatch(/^episode: \/proc\/none\/lib\S* cannot be written \(ENOENT\)\n/);
    expect(code).toBe(2);
  },
);

test.skipIf(!existsSync("/dev/full"))(
  "warnings that nobody can be told keep no answer back",
  () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "1.md"), EPISODE);
    writeFileSync(join(cwd, "2.md"), "---\ntitle: a: b\n---\n");
    const answer = { stdout: "fine/1\n", stderr: "", code: 0 };
    expect(bash("episode list --library . --fields id 2> /dev/full", cwd)).toEqual(answer);
    const closed =
      "set -o pipefail; { episode list --library . --fields id 2>&3 | cat; } 3> >(exec true)";
    expect(bash(closed, cwd)).toEqual(answer);
  },
);

test("a reader that has seen enough keeps no episode from being imported", () => {
  const cwd = temporaryFolder();
  const numbers = Array.from({ length: 150 }, (_, i) => i + 1);
  mkdirSync(join(cwd, "src"));
  for (const n of numbers)
    writeFileSync(join(cwd, `src/${n}.md`), EPISODE.replace("number: 1", `number: ${n}`));
  const { stderr, code } = bash("set -o pipefail; episode import src --to lib | head -1", cwd);
  expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  expect(readdirSync(join(cwd, "lib/fine"))).toHaveLength(150);
});

describe("what stands in the place of an import's own files", () => {
  const changed = EPISODE.replace("A talk", "Another talk");
  function imported(): string {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "a.md"), EPISODE);
    expect(bash("episode import a.md --to lib", cwd).code).toBe(0);
    writeFileSync(join(cwd, "a.md"), changed);
    return cwd;
  }
  test("a lock of tomorrow, one that leads nowhere or a folder is taken away", () => {
    const lock = "lib/.episode/lock";
    for (const make of [
      `ln -s nowhere ${lock}; touch -h -d yesterday ${lock}`,
      `mkdir -p ${lock}/x; touch -d yesterday ${lock}`,
      `touch -d tomorrow ${lock}`,
    ]) {
      const cwd = imported();
      expect(bash(`${make}; episode import a.md --to lib`, cwd)).toMatchObject({
        stdout: "lib/fine/1.md\n",
        code: 0,
      });
      expect(readdirSync(join(cwd, "lib/.episode"))).toEqual(["imported"]);
    }
  });
  test("a folder named like a file half written is left alone", () => {
    const cwd = imported();
    const odd = join(cwd, "lib/fine/.1.md.x.episode-tmp");
    mkdirSync(odd);
    utimesSync(odd, 0, 0);
    expect(bash("episode import a.md --to lib", cwd).code).toBe(0);
  });
  test("a file in the place of the memories is told", () => {
    const cwd = imported();
    const script =
      "rm -r lib/.episode/imported/fine; touch lib/.episode/imported/fine; episode import a.md --to lib";
    const { stderr, code } = bash(script, cwd);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^episode: /);
    expect(stderr).not.toContain("fault of the program");
  });
});
