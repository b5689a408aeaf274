import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bash } from "../bash.ts";
import { temporaryFolder } from "../temporary.ts";

// Links below a library that lead out of it: nothing is written through them, and a path that
// nobody typed is not followed through them.

const FACTS = "---\npodcast: Fine\nnumber: 1\ntitle: A talk\ndate: 2026-01-01\n---\n";
const TOPICS = FACTS.replace("---\n", "---\ntopics: [A B]\n");

/** A folder with a library `lib`, a folder `out` beside it, and an episode to import. */
function place(): string {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "lib"));
  mkdirSync(join(cwd, "out/x"), { recursive: true });
  writeFileSync(join(cwd, "out/1.md"), TOPICS);
  writeFileSync(join(cwd, "a.md"), FACTS);
  return cwd;
}

/** All that lies in a folder, with the content of its files. */
const contents = (folder: string) =>
  bash("find . | sort; find . -type f | sort | xargs cat", folder).stdout;

describe("an import through a link that leads out of the library is refused", () => {
  test.each([
    ["a podcast's folder", "ln -s ../out lib/fine"],
    ["a podcast's folder, by a full path", 'ln -s "$PWD/out" lib/fine'],
    ["a podcast's folder that is not there yet", "ln -s ../out/new lib/fine"],
    ["an episode's file", "mkdir lib/fine; ln -s ../../out/1.md lib/fine/1.md"],
    ["an episode's file that is not there yet", "mkdir lib/fine; ln -s ../../new lib/fine/1.md"],
    [
      "a link to a link",
      "ln -s ../out out/x/l; ln -s ../out/x/l lib/fine; rm out/x/l; ln -s .. out/x/l",
    ],
    ["the library's own folder", "ln -s ../out lib/.episode"],
    ["the memories", "mkdir lib/.episode; ln -s ../../out lib/.episode/imported"],
    [
      "the memories of a podcast",
      "mkdir -p lib/.episode/imported; ln -s ../../../out lib/.episode/imported/fine",
    ],
  ])("%s", (_, make) => {
    const cwd = place();
    bash(make, cwd);
    const before = contents(join(cwd, "out"));
    for (const flags of ["", "--force", "--force --set title=Other"]) {
      const { stdout, stderr, code } = bash(`episode import a.md --to lib ${flags}`, cwd);
      expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
      expect(stderr).toMatch(/^episode: .*\n.*\n$/);
      expect(contents(join(cwd, "out"))).toBe(before);
    }
  });

  test("a lock and a backup", () => {
    const cwd = place();
    bash(
      "episode import a.md --to lib; mv lib/.episode out/own; ln -s ../out/own lib/.episode",
      cwd,
    );
    const before = contents(join(cwd, "out"));
    writeFileSync(join(cwd, "a.md"), FACTS.replace("A talk", "B talk"));
    for (const flags of ["", "--force"]) {
      const { stderr, code } = bash(`episode import a.md --to lib ${flags}`, cwd);
      expect({ flags, code }).toEqual({ flags, code: 2 });
      expect(stderr).toContain("a link leads out of");
    }
    expect(contents(join(cwd, "out"))).toBe(before);
    expect(contents(join(cwd, "lib"))).toContain("A talk");
  });

  test("what is named says so, and other episodes come in", () => {
    const cwd = place();
    bash("ln -s ../out lib/fine", cwd);
    writeFileSync(join(cwd, "b.md"), FACTS.replace("Fine", "Good"));
    expect(bash("episode import a.md b.md --to lib", cwd)).toEqual({
      stdout: "lib/good/1.md\n",
      stderr:
        "episode: a.md → lib/fine/1.md: a link there leads out of the library\n" +
        "write to the place that the link leads to, or put a file or folder in the link's place\n",
      code: 2,
    });
  });
});

describe("a link that stays in the library is written through", () => {
  test.each([
    ["a podcast's folder", "mkdir lib/real; ln -s real lib/fine"],
    ["the library's own folder", "mkdir lib/own; ln -s own lib/.episode"],
    ["the library itself", "mv lib real; ln -s real lib"],
  ])("%s", (_, make) => {
    const cwd = place();
    expect(bash(`${make}; episode import a.md --to lib`, cwd)).toEqual({
      stdout: "lib/fine/1.md\n",
      stderr: "",
      code: 0,
    });
    writeFileSync(join(cwd, "a.md"), FACTS.replace("A talk", "B talk"));
    expect(bash("episode import a.md --to lib", cwd).code).toBe(0);
    expect(readFileSync(join(cwd, "lib/fine/1.md"), "utf8")).toContain("B talk");
  });
});

describe("check --fix", () => {
  test.each([
    ["a file", "ln -s ../out/1.md lib/1.md", "lib", "lib/1.md"],
    ["a folder", "ln -s ../out lib/p", "lib", "lib/p/1.md"],
    [
      "a file of a library, named",
      "touch lib/topics.yaml; ln -s ../out/1.md lib/1.md",
      "lib/1.md",
      "lib/1.md",
    ],
    [
      "a file of the library in use, named",
      "ln -s ../out/1.md lib/1.md",
      "lib/1.md --library lib",
      "lib/1.md",
    ],
    [
      "a vocabulary",
      "printf 'a-b: {}\\xe2\\x80\\x8b\\n' > out/t; ln -s ../out/t lib/topics.yaml",
      "lib",
      "lib/topics.yaml",
    ],
  ])("writes through no link that leads out of the library: %s", (_, make, asked, named) => {
    const cwd = place();
    bash(make, cwd);
    writeFileSync(join(cwd, "lib/9.md"), TOPICS.replace("number: 1", "number: 9"));
    const before = contents(join(cwd, "out"));
    const { stderr, code } = bash(`episode check ${asked} --fix`, cwd);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      new RegExp(`episode: \\S+/${named} cannot be written: a link leads out of \\S+/lib\n.*\n$`),
    );
    expect(contents(join(cwd, "out"))).toBe(before);
    if (asked === "lib")
      expect(readFileSync(join(cwd, "lib/9.md"), "utf8")).toContain("topics: [a-b]");
  });

  test.each([
    ["a folder that is a link", "ln -s out lib2", "lib2"],
    ["a folder named below a library", "touch lib/topics.yaml; ln -s ../out lib/p", "lib/p"],
    ["a file of no library that is a link", "ln -s out/1.md mine.md", "mine.md"],
    ["a link within the library", "mv out lib/out; ln -s out/1.md lib/2.md", "lib"],
  ])("writes what was asked for: %s", (_, make, asked) => {
    const cwd = place();
    const { code } = bash(`${make}; episode check ${asked} --fix --quiet > /dev/null`, cwd);
    expect(code).not.toBe(2);
    expect(bash("cat out/1.md lib/out/1.md", cwd).stdout).toContain("topics: [a-b]");
  });
});

describe("a path that nobody typed stays in the library", () => {
  const show = (ref: string, from: string, cwd: string, library: string) =>
    bash(
      `cd ${from}; ${from === "." ? "" : "true; "}printf '%s\\n' "${ref}" |
       episode show - --library ${library} --json | grep '"title": "A'`,
      cwd,
    );
  const SECRET = FACTS.replace("A talk", "A secret").replace("number: 1", "number: 2");

  test.each([
    ["up", "../out/2.md", "lib"],
    ["up from below", "p/../../out/2.md", "lib"],
    ["in full", "$HOME/out/2.md", "lib"],
    ["in full through the library", "$HOME/lib/../out/2.md", "lib"],
    ["from where the user stands", "out/2.md", "."],
    ["through a linked folder", "away/2.md", "lib"],
    ["through a linked file", "2.md", "lib"],
    ["no episode at all", "$HOME/out/secret.txt", "lib"],
    ["a file that is not there", "../out/none.md", "lib"],
  ])("%s", (_, ref, from) => {
    const cwd = place();
    writeFileSync(join(cwd, "out/2.md"), SECRET);
    writeFileSync(join(cwd, "out/secret.txt"), SECRET);
    symlinkSync("../out", join(cwd, "lib/away"));
    symlinkSync("../out/2.md", join(cwd, "lib/2.md"));
    const { stdout, stderr } = show(ref, from, cwd, join(cwd, "lib"));
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^episode: no episode “.*” in the library\n.*\n$/);
    for (const command of ["takeaways", "open"]) {
      const script = `cd ${from}; printf '%s\\n' "${ref}" | episode ${command} - --library ${cwd}/lib`;
      expect(bash(script, cwd)).toMatchObject({ stdout: "", code: 2, stderr });
    }
  });

  test.each([
    ["below the library", "fine/1.md", "."],
    ["from where the user stands in it", "1.md", "lib/fine"],
    ["up, and still in it", "../fine/1.md", "lib/fine"],
    ["in full", "$HOME/lib/fine/1.md", "out"],
    ["by a link in it to a file in it", "same.md", "lib"],
    ["by a link to the library", "$HOME/link/fine/1.md", "."],
  ])("and is found there: %s", (_, ref, from) => {
    const cwd = place();
    mkdirSync(join(cwd, "lib/fine"));
    writeFileSync(join(cwd, "lib/fine/1.md"), FACTS);
    symlinkSync("fine/1.md", join(cwd, "lib/same.md"));
    symlinkSync("lib", join(cwd, "link"));
    expect(show(ref, from, cwd, join(cwd, "lib"))).toMatchObject({ stderr: "", code: 0 });
    expect(show(ref, from, cwd, join(cwd, "link"))).toMatchObject({ stderr: "", code: 0 });
  });

  test.each(["../out/1.md", "$HOME/out/1.md", "away/1.md"])(
    "one that was typed, from where the user stands, leads anywhere: %s",
    (ref) => {
      const cwd = place();
      symlinkSync("../out", join(cwd, "lib/away"));
      const { stdout, code } = bash(`cd lib; episode show "${ref}" --library . --json`, cwd);
      expect(code).toBe(0);
      expect(stdout).toContain('"title": "A talk"');
    },
  );

  test.each(["../out/1.md", "away/1.md"])(
    "one that was typed and is looked for below the library stays there too: %s",
    (ref) => {
      const cwd = place();
      mkdirSync(join(cwd, "else/where"), { recursive: true });
      symlinkSync("../out", join(cwd, "lib/away"));
      const { stdout, code } = bash(`cd else/where; episode show ${ref} --library ../../lib`, cwd);
      expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    },
  );
});

test("an import takes no link of its own away", () => {
  const cwd = place();
  bash("mkdir lib/fine; ln -s ../../out/1.md lib/fine/.1.md.x.episode-tmp", cwd);
  bash("touch -h -d yesterday lib/fine/.1.md.x.episode-tmp; episode import a.md --to lib", cwd);
  expect(lstatSync(join(cwd, "lib/fine/.1.md.x.episode-tmp")).isSymbolicLink()).toBe(true);
});
