import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../temporary.ts";

// A world that is not as it should be: paths that lead nowhere, folders that vanish, files without
// end, streams that nobody reads.

const BIN = fileURLToPath(new URL("../../bin/episode.js", import.meta.url));
const SAMPLE = fileURLToPath(new URL("../../data", import.meta.url));

// What hangs is stopped; nothing here takes more than a moment of this.
const LIMIT = 15_000;

/** Runs a line of bash in which `episode` is the program. */
function bash(script: string, cwd: string, env: Record<string, string> = {}, limit = LIMIT) {
  const run = spawnSync("bash", ["-c", `episode() { "${BIN}" "$@"; }\n${script}`], {
    encoding: "utf8",
    cwd,
    env: { PATH: process.env["PATH"], HOME: cwd, EPISODE_LIBRARY: SAMPLE, ...env },
    timeout: limit,
    killSignal: "SIGKILL",
  });
  return { stdout: run.stdout, stderr: run.stderr, code: run.status };
}

const EPISODE = "---\npodcast: Fine\nnumber: 1\ntitle: A talk\n---\n";

describe("a path that cannot be looked at is no internal error", () => {
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

describe("what is named on the command line may be a pipe", () => {
  const untitled = "## TL;DR\n\nWords.\n";
  function run(script: string) {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "a.md"), EPISODE);
    writeFileSync(join(cwd, "b.md"), untitled);
    return { cwd, ...bash(script, cwd) };
  }
  const whole = { stdout: "lib/fine/1.md\n", stderr: "", code: 0 };
  test.each([
    ["what a command prints", "episode import <(cat a.md) --to lib"],
    ["standard input, a file", "episode import /dev/stdin --to lib < a.md"],
    ["standard input, a pipe", "cat a.md | episode import /dev/stdin --to lib"],
    ["standard input, by its number", "cat a.md | episode import /dev/fd/0 --to lib"],
    ["standard input, named twice", "cat a.md | episode import - /dev/stdin --to lib"],
    ["another file that is open", "episode import /dev/fd/3 --to lib 3< a.md"],
    ["a named pipe", "mkfifo pipe; cat a.md > pipe & episode import pipe --to lib"],
    ["a link to a named pipe", "mkfifo p; ln -s p l; cat a.md > p & episode import l --to lib"],
  ])("%s", (_, script) => {
    expect(run(script)).toMatchObject(whole);
  });

  test("a slow one is waited for, and several get their own names", () => {
    const script =
      "episode import <(sleep 0.5; cat a.md) <(sed 's/number: 1/number: 2/' a.md) --to lib";
    expect(run(script)).toMatchObject({ ...whole, stdout: "lib/fine/1.md\nlib/fine/2.md\n" });
  });

  test("standard input may be a socket, which has no path that can be opened", () => {
    const cwd = temporaryFolder();
    const { stdout, status } = spawnSync(BIN, ["import", "/dev/stdin", "--to", "lib"], {
      cwd,
      input: EPISODE,
      encoding: "utf8",
      env: { PATH: process.env["PATH"] },
    });
    expect({ stdout, status }).toEqual({ stdout: "lib/fine/1.md\n", status: 0 });
  });

  test("the number a shell gives a pipe is no title, and is not remembered", () => {
    const { cwd, ...result } = run(
      "episode import <(cat b.md) --to lib; cat b.md | episode import - --to lib",
    );
    expect(result).toEqual({
      stdout: "lib/episodes/untitled.md\n",
      stderr: "1 unchanged\n",
      code: 0,
    });
    const memory = readFileSync(join(cwd, "lib/.episode/imported/episodes/untitled.md"), "utf8");
    expect(memory).toMatch(
      /^<!-- episodes\/untitled\.md as it was imported, to compare with -->\n/,
    );
  });

  test("a named pipe is remembered by its name", () => {
    const { cwd, code } = run("mkfifo feed; cat b.md > feed & episode import feed --to lib");
    expect(code).toBe(0);
    const memory = readFileSync(join(cwd, "lib/.episode/imported/episodes/feed.md"), "utf8");
    expect(memory).toContain(" as it was imported from feed, ");
  });

  test("one found in a folder is named and not waited for, and the others are imported", () => {
    const script =
      "mkdir src; cp a.md src; mkfifo src/b.md; ln -s /dev/zero src/c.md; episode import src --to lib";
    const why = ":1:1: the file cannot be read (not a regular file)";
    expect(run(script)).toMatchObject({
      ...whole,
      stderr: `episode: src/b.md${why}\nepisode: src/c.md${why}\n`,
      code: 2,
    });
  });

  test.skipIf(!existsSync("/dev/zero"))("one without an end is read to a limit", () => {
    for (const script of [
      "episode import /dev/zero --to lib",
      "episode import - --to lib < /dev/zero",
    ])
      expect(run(script)).toMatchObject({
        stdout: "",
        stderr: expect.stringMatching(/^episode: \S+(?: input)? has more than 256 MB\n$/),
        code: 2,
      });
  });

  test("a socket, a device without text and a missing file are reported", () => {
    const socket = 'node -e \'require("net").createServer().listen("s.md", () => process.exit())\'';
    expect(run(`mkdir d; ${socket}; episode import s.md --to lib`)).toMatchObject({ code: 2 });
    expect(run("episode import <(true) --to lib")).toMatchObject({
      stdout: "",
      stderr: "episode: nothing was pasted\n",
      code: 1,
    });
  });
});

test("a pipe in the place of the vocabulary is not waited for", () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "1.md"), EPISODE);
  const { stdout, code } = bash("mkfifo topics.yaml; episode check --library . --quiet", cwd);
  expect(stdout).toContain(
    "topics.yaml:1:1 error unreadable the file cannot be read (not a regular file)",
  );
  expect(code).toBe(1);
});

test("a file that is shown by its path is named by it where it cannot be read", () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "notes"));
  writeFileSync(join(cwd, "notes/odd.md"), "---js\n{}\n---\n");
  expect(bash("episode show notes/odd.md", cwd).stderr).toMatch(/^episode: notes\/odd\.md:1:1: /);
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
    writeFileSync(join(cwd, "2.md"), "---js\n{}\n---\n");
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
  const lock = "lib/.episode/lock";
  test.each([
    `touch -d tomorrow ${lock}`,
    `touch -d yesterday ${lock}`,
    `echo 'episode lock 0123456789abcdef' > ${lock}; touch -d yesterday ${lock}`,
  ])("a lock that a kill left is taken away: %s", (make) => {
    const cwd = imported();
    expect(bash(`${make}; episode import a.md --to lib`, cwd)).toMatchObject({
      stdout: "lib/fine/1.md\n",
      code: 0,
    });
    expect(readdirSync(join(cwd, "lib/.episode"))).toEqual(["imported"]);
  });
  test.each([
    ["a folder", `mkdir -p ${lock}/deep; echo mine > ${lock}/deep/x`],
    ["an empty folder", `mkdir ${lock}`],
    ["a link to nowhere", `ln -s nowhere ${lock}`],
    ["a link to a folder", `mkdir kept; echo mine > kept/x; ln -s ../../kept ${lock}`],
    ["a link to a file", `echo mine > kept; ln -s ../../kept ${lock}`],
    ["a file of another's", `echo mine > ${lock}`],
    ["a pipe", `mkfifo ${lock}`],
  ])("what is not a lock file stays in the lock's place: %s", (_, make) => {
    const cwd = imported();
    const script = `${make}; touch -h -d yesterday ${lock}
      find . -path ./lib/.episode/lock -o -path '*lock/*' -o -path './kept*' | sort > before
      episode import a.md --to lib; code=$?
      find . -path ./lib/.episode/lock -o -path '*lock/*' -o -path './kept*' | sort | diff before - >&2
      exit $code`;
    const { stdout, stderr, code } = bash(script, cwd);
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toBe(
      `episode: the library cannot be locked: ${cwd}/${lock} is not a lock file of episode\n` +
        "move it out of the way, then try again\n",
    );
    expect(readFileSync(join(cwd, "lib/fine/1.md"), "utf8")).toContain("title: A talk");
  });
  test("a lock that another import renews again and again is waited for, then named", () => {
    const cwd = imported();
    const script = `echo 'episode lock 0123456789abcdef' > ${lock}
      (for i in {1..30}; do touch ${lock}; sleep 1; done) & renew=$!
      episode import a.md --to lib; code=$?
      kill $renew
      exit $code`;
    const { stdout, stderr, code } = bash(script, cwd, {}, 30_000);
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toContain(`episode: the library is locked by ${cwd}/${lock}\n`);
    expect(readFileSync(join(cwd, lock), "utf8")).toBe("episode lock 0123456789abcdef\n");
  }, 40_000);
  test("a folder named like a file half written is left alone", () => {
    const cwd = imported();
    const odd = join(cwd, "lib/fine/.1.md.x.episode-tmp");
    mkdirSync(odd);
    utimesSync(odd, 0, 0);
    expect(bash("episode import a.md --to lib", cwd).code).toBe(0);
  });
  test("a file in the place of an import's records is reported", () => {
    const cwd = imported();
    const script =
      "rm -r lib/.episode/imported/fine; touch lib/.episode/imported/fine; episode import a.md --to lib";
    const { stderr, code } = bash(script, cwd);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^episode: /);
    expect(stderr).not.toContain("internal error");
  });
});
