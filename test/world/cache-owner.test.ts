import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codeCache, ownCache } from "../../src/library/own-cache.ts";
import { bash } from "../bash.ts";
import { temporaryFolder } from "../temporary.ts";

// What lies in the cache is believed and run, so it has to be the user's own.

const ME = process.geteuid?.() ?? 0;
const OTHER = 65_534;
const EPISODE = "---\npodcast: Fine\nnumber: 1\ntitle: A talk\n---\n";

/** A home with a library and a full cache. */
function home(): { cwd: string; cache: string } {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "lib"));
  writeFileSync(join(cwd, "lib/1.md"), EPISODE);
  bash("touch -d yesterday lib/1.md; sleep 0.2; episode list --library lib", cwd);
  const cache = join(cwd, ".cache/episode");
  expect(readdirSync(cache).some((name) => name.startsWith("lib-"))).toBe(true);
  return { cwd, cache };
}

const asked = (folder: string) => ({ env: {}, home: folder, platform: "linux", user: ME });

/** What is to become of a cache that is not the user's alone. */
const LOOSE: [string, (cache: string) => void, boolean][] = [
  ["writable by all", (cache) => chmodSync(cache, 0o777), false],
  ["writable by all, and sticky", (cache) => chmodSync(cache, 0o1777), false],
  ["writable by the group", (cache) => chmodSync(cache, 0o770), false],
  ["in a folder that all may write to", (cache) => chmodSync(join(cache, ".."), 0o777), false],
  ["of another user", (cache) => chownSync(cache, OTHER, OTHER), true],
  ["in a folder of another user", (cache) => chownSync(join(cache, ".."), OTHER, OTHER), true],
  [
    "a link to a folder",
    (cache) => void bash("mv episode elsewhere; ln -s elsewhere episode", join(cache, "..")),
    false,
  ],
  [
    "a link to nowhere",
    (cache) => void bash("rm -r episode; ln -s nowhere episode", join(cache, "..")),
    false,
  ],
  ["a file", (cache) => void bash("rm -r episode; touch episode", join(cache, "..")), false],
];

describe.each(LOOSE)("a cache that is %s", (_, loosen, asRoot) => {
  // Only root may give files away; without, there is nothing to see.
  const root = asRoot && ME !== 0;
  test.skipIf(root)(`is neither read nor written${asRoot ? ", if root can show it" : ""}`, () => {
    const { cwd, cache } = home();
    loosen(cache);
    expect({ cache: ownCache(asked(cwd)), code: codeCache(asked(cwd)) }).toEqual({
      cache: null,
      code: null,
    });
    writeFileSync(join(cwd, "lib/2.md"), EPISODE.replace("number: 1", "number: 2"));
    const before = bash("find -L .cache | sort", cwd).stdout;
    const { stdout, stderr, code } = bash("episode list --library lib --fields id", cwd);
    expect({ stdout, stderr, code }).toEqual({ stdout: "fine/1\nfine/2\n", stderr: "", code: 0 });
    expect(bash("find -L .cache | sort", cwd).stdout).toBe(before);
  });
});

test.each([
  ["in a folder that all may write to, but where names are safe", 0o1777],
  ["in a folder that the group may write to", 0o775],
  ["in a folder of one's own", 0o700],
])("a cache is used %s", (_, mode) => {
  const { cwd, cache } = home();
  chmodSync(join(cache, ".."), mode);
  chmodSync(cache, 0o755);
  expect(ownCache(asked(cwd))).toBe(cache);
  expect(codeCache(asked(cwd))).toBe(join(cache, "code"));
});

test("a cache is made for the user alone with any umask", () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "lib"));
  bash("umask 0; episode list --library lib", cwd);
  expect(statSync(join(cwd, ".cache/episode")).mode & 0o777).toBe(0o700);
  expect(codeCache(asked(cwd))).toBe(join(cwd, ".cache/episode/code"));
  expect(statSync(join(cwd, ".cache/episode/code")).mode & 0o777).toBe(0o700);
});

test("no compiled program is kept where there is no cache yet", () => {
  const cwd = temporaryFolder();
  expect(codeCache(asked(cwd))).toBeNull();
  expect(existsSync(join(cwd, ".cache"))).toBe(false);
});

test.each([
  ["others can enter its folder", (code: string) => chmodSync(code, 0o755)],
  [
    "its folder is a link",
    (code: string) => void bash(`mv code c; ln -s c code`, join(code, "..")),
  ],
  ["there is a pipe among its files", (code: string) => void bash("mkdir v; mkfifo v/x", code)],
  [
    "there is a link among its files",
    (code: string) => {
      mkdirSync(join(code, "v"));
      symlinkSync("/dev/zero", join(code, "v/x"));
    },
  ],
  [
    "there is a file in the place of a folder",
    (code: string) => writeFileSync(join(code, "v"), ""),
  ],
])("the compiled program is not taken where %s", (_, spoil) => {
  const { cwd } = home();
  const code = codeCache(asked(cwd))!;
  spoil(code);
  expect(codeCache(asked(cwd))).toBeNull();
  expect(ownCache(asked(cwd))).not.toBeNull();
});

test("files have no owners on some systems, and then a folder is as good as any, but no link", () => {
  const { cwd, cache } = home();
  const there = { ...asked(cwd), user: null };
  chmodSync(cache, 0o777);
  expect(ownCache(there)).toBe(cache);
  bash("mv episode elsewhere; ln -s elsewhere episode", join(cache, ".."));
  expect(ownCache(there)).toBeNull();
});
