import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  existsSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { IMPORTERS } from "../src/import/formats/formats.ts";
import { temporaryFolder } from "./temporary.ts";
import { episode, type World } from "./episode.ts";

const TALK = `---
podcast: Desk Notes
number: 12
title: Notes that last
---

## Takeaways

### 1. Keep it plain
#writing

The text.
`;

const NEWER = TALK.replace("title: Notes that last", "title: Notes that really last");

function started() {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "talk.txt"), TALK);
  const run = (line: string, world: World = {}) => episode(line.split(" "), { cwd, ...world });
  return { cwd, run, read: (path: string) => readFileSync(join(cwd, path), "utf8") };
}

test("the user's data folder is made on first use", async () => {
  const { cwd, run } = started();
  const env = { XDG_DATA_HOME: join(cwd, "share") };
  const { stdout, stderr, code } = await run("import talk.txt", { env });
  expect({ stdout, stderr, code }).toEqual({
    stdout: "share/episode/desk-notes/12.md\n",
    stderr: "",
    code: 0,
  });
});

test("the library in use takes imports", async () => {
  const { cwd, run } = started();
  const env = { XDG_DATA_HOME: join(cwd, "share"), EPISODE_LIBRARY: join(cwd, "own") };
  expect((await run("import talk.txt", { env })).stdout).toBe("own/desk-notes/12.md\n");
});

const SAMPLE = join(import.meta.dirname, "../data");

test.each<[string, string, Record<string, string>]>([
  ["named by --to", `--to ${SAMPLE}`, {}],
  ["with a folder of it named by --to", `--to ${SAMPLE}/episodes`, {}],
  ["with a folder that is not there yet", `--to ${SAMPLE}/a/b`, {}],
  ["named with dots", `--to ${SAMPLE}/../data/`, {}],
  ["behind a link", "--to link", {}],
  ["with a folder behind a link", "--to link/new", {}],
  ["in use by --library", `--library ${SAMPLE}`, {}],
  ["in use, the first of several", `--library ${SAMPLE} --library own`, {}],
  ["in use by the environment", "", { EPISODE_LIBRARY: SAMPLE }],
])("the sample, %s, is never written to", async (_, flags, env) => {
  const { cwd, run } = started();
  symlinkSync(SAMPLE, join(cwd, "link"));
  const before = readdirSync(SAMPLE, { recursive: true });
  const line = `import talk.txt ${flags}`.trim();
  const { stdout, stderr, code } = await run(line, {
    env: { XDG_DATA_HOME: join(cwd, "share"), ...env },
  });
  expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  expect(stderr).toMatch(
    /^episode: \S+ is the sample library, which is never changed\nname a folder of your own with --to\n$/,
  );
  expect(readdirSync(SAMPLE, { recursive: true })).toEqual(before);
  expect(readdirSync(cwd).toSorted()).toEqual(["link", "talk.txt"]);
});

test.each(["lib", "data", `${SAMPLE}-of-mine`])(
  "a folder such as %s is not the sample",
  async (to) => {
    const { run } = started();
    const { stdout, code } = await run(`import talk.txt --dry-run --to ${to}`);
    expect({ code, empty: stdout === "" }).toEqual({ code: 0, empty: false });
  },
);

test("a folder is searched for the files that any format has, and for no others", async () => {
  const { cwd, run } = started();
  const feed = (name: string) =>
    `<feed><title>P</title><entry><title>${name}</title><id>${name}</id></entry></feed>`;
  mkdirSync(join(cwd, "feeds/below"), { recursive: true });
  const wanted = ["show.atom", "show.rdf", "show.RSS", "show.xml", "below/deep.Atom"];
  const others = ["atom", ".hidden.atom", "show.atom.bak", "show.png", "show", "readme.xml"];
  for (const name of [...wanted, ...others])
    writeFileSync(join(cwd, "feeds", name), feed(name.replace(/\W/g, " ")));
  const { stdout, stderr, code } = await run("import feeds --to lib");
  expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  expect(stdout.trim().split("\n").toSorted()).toEqual([
    "lib/p/below-deep-atom.md",
    "lib/p/show-atom.md",
    "lib/p/show-rdf.md",
    "lib/p/show-rss.md",
    "lib/p/show-xml.md",
  ]);
});

test("every format says how the names of its files end", () => {
  for (const { extensions } of IMPORTERS) {
    expect(extensions.length).toBeGreaterThan(0);
    for (const extension of extensions) expect(extension).toMatch(/^[a-z\d]+$/);
  }
});

test("a file edited by hand keeps every byte that the source has not changed", async () => {
  const { cwd, run, read } = started();
  await run("import talk.txt --to lib");
  const mine = read("lib/desk-notes/12.md")
    .replace("title:", "# from a train\nrating: 5 # of 5\ntitle:  ")
    .replaceAll("\n", "\r\n");
  writeFileSync(join(cwd, "lib/desk-notes/12.md"), mine);
  writeFileSync(join(cwd, "talk.txt"), NEWER);
  const { stderr, code } = await run("import talk.txt --to lib");
  expect({ stderr, code }).toEqual({
    stderr: "lib/desk-notes/12.md: title: Notes that last → Notes that really last\n",
    code: 0,
  });
  expect(read("lib/desk-notes/12.md")).toBe(
    mine.replace("Notes that last", "Notes that really last"),
  );
});

test("a changed file keeps its mode, and a link goes on leading to it", async () => {
  const { cwd, run, read } = started();
  await run("import talk.txt --to lib");
  mkdirSync(join(cwd, "lib/real"));
  renameSync(join(cwd, "lib/desk-notes/12.md"), join(cwd, "lib/real/12.md"));
  chmodSync(join(cwd, "lib/real/12.md"), 0o640);
  symlinkSync("../real/12.md", join(cwd, "lib/desk-notes/12.md"));
  writeFileSync(join(cwd, "talk.txt"), NEWER);
  expect((await run("import talk.txt --to lib")).code).toBe(0);
  expect(read("lib/real/12.md")).toContain("Notes that really last");
  expect(statSync(join(cwd, "lib/real/12.md")).mode & 0o777).toBe(0o640);
  expect(
    readdirSync(join(cwd, "lib/desk-notes"), { withFileTypes: true })[0]!.isSymbolicLink(),
  ).toBe(true);
});

test("each replaced file has a backup of its own", async () => {
  const { cwd, run, read } = started();
  mkdirSync(join(cwd, "lib/desk-notes"), { recursive: true });
  for (const words of ["First", "Second", "Third"]) {
    writeFileSync(join(cwd, "lib/desk-notes/12.md"), words);
    await run("import talk.txt --to lib --force");
  }
  expect(read("lib/desk-notes/12.md")).toBe(TALK);
  expect(
    readdirSync(join(cwd, "lib/desk-notes")).map((name) => [name, read(`lib/desk-notes/${name}`)]),
  ).toEqual([
    ["12.md", TALK],
    ["12.md.2.bak", "Second"],
    ["12.md.3.bak", "Third"],
    ["12.md.bak", "First"],
  ]);
});

test.each([
  ["a folder", (file: string) => mkdirSync(file)],
  ["a link to nowhere", (file: string) => symlinkSync("/nowhere/at/all", file)],
  ["a file in another encoding", (file: string) => writeFileSync(file, "caf\u00e9", "latin1")],
])("%s in the way is refused and stays", async (_, put) => {
  const { cwd, run } = started();
  mkdirSync(join(cwd, "lib/desk-notes"), { recursive: true });
  put(join(cwd, "lib/desk-notes/12.md"));
  const before = readdirSync(join(cwd, "lib/desk-notes"));
  const { stdout, stderr, code } = await run("import talk.txt --to lib --force");
  expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  expect(stderr).toMatch(/^episode: talk\.txt → lib\/desk-notes\/12\.md: .*\n.*\n$/);
  expect(readdirSync(join(cwd, "lib/desk-notes"))).toEqual(before);
});

test("a file where a folder should be is no internal error", async () => {
  const { cwd, run } = started();
  mkdirSync(join(cwd, "lib"));
  writeFileSync(join(cwd, "lib/desk-notes"), "");
  const { stderr, code } = await run("import talk.txt --to lib");
  expect(code).toBe(2);
  expect(stderr).toMatch(/cannot be (?:written|read)/);
});

test("an episode that becomes too large to be read again is refused", async () => {
  const { cwd, run } = started();
  writeFileSync(join(cwd, "talk.txt"), TALK.padEnd(8 * 1024 * 1024 - 10, "word "));
  const { stdout, stderr, code } = await run("import talk.txt --to lib --set one=1 --set two=2");
  expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  expect(stderr).toMatch(/^episode: talk\.txt .*9 MB\nno library reads/);
  expect(existsSync(join(cwd, "lib"))).toBe(false);
});

test("an episode too large to be read again is refused", async () => {
  const { cwd, run } = started();
  writeFileSync(join(cwd, "long.md"), `# Long\n\n${"word ".repeat(1_800_000)}\n`);
  const { stdout, stderr, code } = await run("import long.md talk.txt --to lib");
  expect({ stdout, code }).toEqual({ stdout: "lib/desk-notes/12.md\n", code: 2 });
  expect(stderr).toMatch(/^episode: long\.md .*9 MB\nno library reads/m);
});

test("a file made by hand that says the same is taken as imported", async () => {
  const { cwd, run, read } = started();
  mkdirSync(join(cwd, "lib/desk-notes"), { recursive: true });
  const mine = TALK.replace("---\n", "---\n# mine\n");
  writeFileSync(join(cwd, "lib/desk-notes/12.md"), mine);
  expect((await run("import talk.txt --to lib")).stderr).toBe("1 unchanged\n");
  writeFileSync(join(cwd, "talk.txt"), NEWER);
  expect((await run("import talk.txt --to lib")).code).toBe(0);
  expect(read("lib/desk-notes/12.md")).toBe(mine.replace("that last", "that really last"));
});

test("takeaways without topics get those there are, once, and say why", async () => {
  const { cwd, run, read } = started();
  mkdirSync(join(cwd, "lib"));
  writeFileSync(join(cwd, "lib/topics.yaml"), "plain-text:\n  aliases: [plain]\n");
  writeFileSync(join(cwd, "talk.txt"), TALK.replace("#writing\n", ""));
  const { stderr } = await run("import talk.txt --to lib");
  expect(stderr).toBe("lib/desk-notes/12.md: takeaway 1 gets #plain-text: “plain” in the title\n");
  const mine = read("lib/desk-notes/12.md").replace("#plain-text\n", "#mine\n");
  writeFileSync(join(cwd, "lib/desk-notes/12.md"), mine);
  expect((await run("import talk.txt --to lib")).stderr).toBe("1 unchanged\n");
  writeFileSync(join(cwd, "lib/desk-notes/12.md"), "");
  await run("import talk.txt --to lib --force --no-topics");
  expect(read("lib/desk-notes/12.md")).toBe(read("talk.txt"));
});

test("a record that cannot be written is no internal error", async () => {
  const { cwd, run } = started();
  mkdirSync(join(cwd, "lib"));
  writeFileSync(join(cwd, "lib/.episode"), "");
  const { stdout, stderr, code } = await run("import talk.txt --to lib");
  expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  expect(stderr).toContain(
    "cannot be written (ENOTDIR)\nname another folder, or let it be written to\n",
  );
});

test("leftovers of a killed import are removed in time, files in use stay", async () => {
  const { cwd, run } = started();
  const folder = join(cwd, "lib/desk-notes");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, ".12.md.old-0.episode-tmp"), "half");
  utimesSync(join(folder, ".12.md.old-0.episode-tmp"), 1, 1);
  writeFileSync(join(folder, ".12.md.new-0.episode-tmp"), "half");
  await run("import talk.txt --to lib");
  expect(readdirSync(folder)).toEqual([".12.md.new-0.episode-tmp", "12.md"]);
  const { stdout } = await run("list --library lib --fields id");
  expect(stdout).toBe("desk-notes/12\n");
});

test("the lock of a killed process is taken over", async () => {
  const { cwd, run } = started();
  await run("import talk.txt --to lib");
  writeFileSync(join(cwd, "lib/.episode/lock"), "");
  utimesSync(join(cwd, "lib/.episode/lock"), 1, 1);
  writeFileSync(join(cwd, "talk.txt"), NEWER);
  expect((await run("import talk.txt --to lib")).code).toBe(0);
  expect(existsSync(join(cwd, "lib/.episode/lock"))).toBe(false);
});

test("what an import left cannot lead out of the library", async () => {
  const { cwd, run, read } = started();
  await run("import talk.txt --to lib");
  writeFileSync(join(cwd, "outside.md"), "Mine.\n");
  const memory = "lib/.episode/imported/desk-notes/12.md";
  writeFileSync(join(cwd, memory), read(memory).replace("desk-notes/12.md", "../outside.md"));
  writeFileSync(join(cwd, "talk.txt"), NEWER);
  expect((await run("import talk.txt --to lib")).code).toBe(2);
  expect(read("outside.md")).toBe("Mine.\n");
});

test("a source is recognised by its key, with a new number and title too", async () => {
  const { cwd, run } = started();
  const feed = (number: number, title: string, url: string) =>
    `---\npodcast: Desk Notes\nnumber: ${number}\ntitle: ${title}\nurl: ${url}\n---\n\nWords.\n`;
  writeFileSync(join(cwd, "a.md"), feed(1, "One", "https://example.org/1"));
  await run("import a.md --to lib");
  writeFileSync(join(cwd, "b.md"), feed(2, "Two", "https://example.org/1"));
  const { stdout, stderr } = await run("import b.md --to lib");
  expect(stdout).toBe("lib/desk-notes/1.md\n");
  expect(stderr).toBe(
    "lib/desk-notes/1.md: number: 1 → 2\nlib/desk-notes/1.md: title: One → Two\n",
  );
});

test("a source is known again by its name and place, though its key is another now", async () => {
  const { cwd, run, read } = started();
  writeFileSync(
    join(cwd, "talk.txt"),
    TALK.replace("---\n\n", "url: https://example.org/a\n---\n\n"),
  );
  await run("import talk.txt --to lib");
  writeFileSync(
    join(cwd, "talk.txt"),
    TALK.replace("---\n\n", "url: https://example.org/b\n---\n\n"),
  );
  expect((await run("import talk.txt --to lib")).code).toBe(0);
  expect(read("lib/desk-notes/12.md")).toContain("url: https://example.org/b");
  expect(readdirSync(join(cwd, "lib/.episode/imported/desk-notes"))).toHaveLength(1);
  expect((await run("import talk.txt --to lib")).stderr).toBe("1 unchanged\n");
  writeFileSync(
    join(cwd, "other.txt"),
    TALK.replace("---\n\n", "url: https://example.org/c\n---\n\n"),
  );
  expect(await run("import other.txt --to lib")).toEqual({
    stdout: "lib/desk-notes/12-2.md\n",
    stderr:
      "lib/desk-notes/12-2.md: named so because desk-notes/12.md is another episode of that number\n",
    code: 0,
  });
  expect((await run("import other.txt talk.txt --to lib")).stderr).toBe("2 unchanged\n");
});

test("the editor gets the files, and what is wrong after is named", async () => {
  const { cwd, run } = started();
  const opened: unknown[] = [];
  const world = (text: string): World => ({
    env: { VISUAL: "code --wait", EDITOR: "vi" },
    edit(command, files) {
      opened.push(command, ...files);
      writeFileSync(files[0]!, text);
    },
  });
  const { code } = await run("import talk.txt --to lib --edit", world(NEWER));
  expect({ code, opened }).toEqual({
    code: 0,
    opened: ["code --wait", join(cwd, "lib/desk-notes/12.md")],
  });
  const odd = await run("import talk.txt --to lib --edit", world("---\ndate: soon\n---\n"));
  expect(odd.code).toBe(0);
  expect(odd.stderr).toMatch(/^episode: lib\/desk-notes\/12\.md:2:7: “soon” is not a/m);
  const spoiled = await run("import talk.txt --to lib --edit", world("\0"));
  expect(spoiled.code).toBe(1);
  expect(spoiled.stderr).toContain("lib/desk-notes/12.md:1:1: the file is not text\n");
});

test.each<[Record<string, string>, string | null]>([
  [{ EDITOR: " " }, null],
  [{ VISUAL: "\t", EDITOR: "" }, null],
  [{ VISUAL: " ", EDITOR: "nano" }, "nano"],
  [{ VISUAL: "", EDITOR: " code --wait " }, "code --wait"],
  [{}, null],
])("with %j the editor is %j", async (env, editor) => {
  const { cwd, run } = started();
  const opened: string[] = [];
  const edit = (command: string) => void opened.push(command);
  const { stderr, code } = await run("import talk.txt --to lib --edit", { env, edit });
  expect(opened).toEqual(editor === null ? [] : [editor]);
  if (editor !== null) return expect(code).toBe(0);
  expect({ stderr, code }).toEqual({
    stderr: "episode: no editor is set\nset VISUAL or EDITOR, such as EDITOR=nano\n",
    code: 2,
  });
  expect(existsSync(join(cwd, "lib"))).toBe(false);
});

test("names that a library or a system keeps for itself get another ending", async () => {
  const { cwd, run } = started();
  const titled = (title: string) => `---\ntitle: ${title}\npodcast: Aux\n---\n\nWords.\n`;
  writeFileSync(join(cwd, "a.txt"), titled("README"));
  writeFileSync(join(cwd, "b.txt"), titled(`"${"long words ".repeat(40)}"`));
  writeFileSync(join(cwd, "c.txt"), titled('"../../etc/passwd"'));
  writeFileSync(join(cwd, "d.txt"), titled('"???"'));
  writeFileSync(join(cwd, "com\u00b9.md"), titled("A title"));
  const { stdout } = await run("import a.txt b.txt c.txt d.txt com\u00b9.md --to lib");
  expect(stdout.split("\n")).toEqual([
    "lib/aux-episode/readme-episode.md",
    `lib/aux-episode/${"long-words-".repeat(6).slice(0, 60).replace(/-$/, "")}.md`,
    "lib/aux-episode/etc-passwd.md",
    "lib/aux-episode/untitled.md",
    "lib/aux-episode/com1-episode.md",
    "",
  ]);
});

test.each([
  [
    "UTF-16 with a mark",
    Buffer.from(`\ufeff${TALK.replace("Notes that", "Café that")}`, "utf16le"),
  ],
  ["Latin-1", Buffer.from(TALK.replace("Notes that", "Café that"), "latin1")],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${TALK.replace("Notes that", "Café that")}`)],
])("a source in %s is read", async (_, bytes) => {
  const { cwd, run, read } = started();
  writeFileSync(join(cwd, "talk.md"), bytes);
  await run("import talk.md --to lib");
  expect(read("lib/desk-notes/12.md")).toContain("title: Café that last");
});

test("a terminal shows the count, and --quiet does not", async () => {
  const { run } = started();
  const tty = { columns: 80, rows: 24 };
  expect((await run("import talk.txt --to lib", { tty })).stderr).toBe("1 new\n");
  expect((await run("import talk.txt --to lib -q", { tty })).stderr).toBe("");
});
