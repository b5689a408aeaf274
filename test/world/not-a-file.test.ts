import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { bash } from "../bash.ts";
import { temporaryFolder } from "../temporary.ts";

// Pipes, sockets, folders, devices and files without end in the place of files. Opening some would
// wait for ever, reading others would take all memory; the limits of memory here end the program.

const EPISODE = "---\npodcast: Fine\nnumber: 1\ntitle: A talk\ndate: 2026-01-01\n---\n";
const MEMORY = { NODE_OPTIONS: "--max-old-space-size=300" };

/** What can be in a file's place, and how it is put there. */
const KINDS: Record<string, (file: string) => void | Promise<void>> = {
  "a pipe": (file) => void bash(`mkfifo '${file}'`, "/"),
  "a link to a pipe": (file) => {
    bash(`mkfifo '${file}.pipe'`, "/");
    symlinkSync(`${file}.pipe`, file);
  },
  "a link to /dev/zero": (file) => symlinkSync("/dev/zero", file),
  "a folder": (file) => mkdirSync(file),
  "a socket": (file) =>
    new Promise((resolve) => {
      const server = createServer().listen(file, resolve);
      onTestFinished(() => void server.close());
    }),
};

/** A library of one good episode, put where paths are short enough for a socket. */
function library(): string {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "lib/p"), { recursive: true });
  writeFileSync(join(cwd, "lib/p/0.md"), EPISODE.replace("number: 1", "number: 0"));
  return cwd;
}

describe.each(Object.entries(KINDS))("%s", (kind, put) => {
  test("in an episode's place is named, and the others are answered", async () => {
    const cwd = library();
    await put(join(cwd, "lib/p/1.md"));
    const named =
      kind === "a folder"
        ? ""
        : "episode: lib/p/1.md:1:1: the file cannot be read (not a regular file)\n";
    for (const line of ["list --fields id", "show 0 --json | grep -o fine/0 | head -1"])
      expect(bash(`export EPISODE_LIBRARY=lib; episode ${line}`, cwd, MEMORY)).toEqual({
        stdout: "fine/0\n",
        stderr: named,
        code: 0,
      });
    const checked = bash("episode check lib", cwd, MEMORY);
    expect(checked).toEqual({
      stdout: named === "" ? "" : named.slice(9).replace(": the", " error unreadable the"),
      stderr: `${named === "" ? "no problems in 1 file" : "1 error in 0 of 1 file and 1 unreadable path"}\n`,
      code: named === "" ? 0 : 1,
    });
  });

  test("in the vocabulary's place is named", async () => {
    const cwd = library();
    await put(join(cwd, "lib/topics.yaml"));
    expect(bash("episode list --library lib --fields id", cwd, MEMORY)).toEqual({
      stdout: "fine/0\n",
      stderr: "episode: lib/topics.yaml:1:1: the file cannot be read (not a regular file)\n",
      code: 0,
    });
    const { stdout, code } = bash("episode check lib --quiet", cwd, MEMORY);
    expect(stdout).toContain("lib/topics.yaml:1:1 error unreadable");
    expect(code).toBe(1);
  });

  test("in the place of an import's records is ignored", async () => {
    const cwd = library();
    writeFileSync(join(cwd, "a.md"), EPISODE);
    expect(bash("episode import a.md --to lib", cwd).code).toBe(0);
    const memory = join(cwd, "lib/.episode/imported/fine/1.md");
    rmSync(memory);
    await put(memory);
    writeFileSync(join(cwd, "a.md"), EPISODE.replace("A talk", "Another"));
    const { stderr, code } = bash("episode import a.md --to lib", cwd, MEMORY);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^episode: .*\n.*\n$/);
    expect(stderr).not.toContain("please report");
  });

  test("where an episode is to be imported to is refused and stays", async () => {
    const cwd = library();
    writeFileSync(join(cwd, "a.md"), EPISODE);
    mkdirSync(join(cwd, "lib/fine"));
    await put(join(cwd, "lib/fine/1.md"));
    const before = readdirSync(join(cwd, "lib/fine"));
    for (const force of ["", "--force"]) {
      const { stdout, stderr, code } = bash(`episode import a.md --to lib ${force}`, cwd, MEMORY);
      expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
      expect(stderr).toMatch(/^episode: a\.md → lib\/fine\/1\.md: .*\n.*\n$/);
    }
    expect(readdirSync(join(cwd, "lib/fine"))).toEqual(before);
  });

  test("in the place of a file of the cache costs no answer", async () => {
    const cwd = library();
    writeFileSync(join(cwd, "lib/topics.yaml"), "talks: {}\n");
    // What was only just written is not kept yet.
    bash("touch -d yesterday lib/p/0.md lib/topics.yaml; sleep 0.2", cwd);
    const ask = "episode search talk --library lib --fields ref; episode topics --library lib";
    const plain = bash(ask, cwd);
    expect(plain.stdout).toBe("fine/0\n");
    const cache = join(cwd, ".cache/episode");
    const folder = readdirSync(cache).find((name) => name !== "code")!;
    for (const start of ["episodes-", "words-", "index.json", "lock.db", "topics.json"]) {
      const name = readdirSync(join(cache, folder)).find((one) => one.startsWith(start))!;
      rmSync(join(cache, folder, name), { recursive: true });
      await put(join(cache, folder, name));
      expect({ name, ...bash(ask, cwd, MEMORY) }).toEqual({ name, ...plain });
      rmSync(join(cache, folder, name), { recursive: true, force: true });
      expect({ name, ...bash(ask, cwd, MEMORY) }).toEqual({ name, ...plain });
    }
  });
});

test("a file that grows without end is read no further than its limit", () => {
  const cwd = library();
  const script = "truncate -s 20G lib/p/1.md; episode list --library lib --fields id";
  expect(bash(script, cwd, MEMORY)).toEqual({
    stdout: "fine/0\n",
    stderr: "episode: lib/p/1.md:1:1: the file has 20480 MB\n",
    code: 0,
  });
});

test("a cache of 20 GB is left alone", () => {
  const cwd = library();
  bash("touch -d yesterday lib/p/0.md; sleep 0.2; episode list --library lib", cwd);
  const { stdout, stderr, code } = bash(
    "truncate -s 20G .cache/episode/lib-*/*; episode list --library lib --fields id",
    cwd,
    MEMORY,
  );
  expect({ stdout, stderr, code }).toEqual({ stdout: "fine/0\n", stderr: "", code: 0 });
});
