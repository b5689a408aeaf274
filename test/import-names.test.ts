import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "./temporary.ts";
import { episode, FIXTURES } from "./episode.ts";

/** A folder to import from, and a library `lib` beside it. */
function started(files: Record<string, string> = {}) {
  const cwd = temporaryFolder();
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  };
  for (const [path, text] of Object.entries(files)) put(path, text);
  return {
    cwd,
    put,
    read: (path: string) => readFileSync(join(cwd, path), "utf8"),
    run: (line: string) => episode(line.split(" "), { cwd }),
    ids: async (library = "lib") =>
      (await episode(["list", "--library", library, "--fields", "id"], { cwd })).stdout
        .split("\n")
        .filter((id) => id !== "")
        .toSorted(),
  };
}

/** What a run printed, its lines in order of their letters. */
const sorted = ({ stdout, stderr, code }: { stdout: string; stderr: string; code: number }) => ({
  stdout: stdout.split("\n").filter(Boolean).toSorted(),
  stderr: stderr.split("\n").filter(Boolean).toSorted(),
  code,
});

interface Item {
  title?: string;
  guid?: string;
  link?: string;
  day?: number;
  season?: number;
  number?: number;
  text?: string;
}

function feed(podcast: string, ...items: Item[]): string {
  const tag = (name: string, value: string | number | undefined) =>
    value === undefined ? "" : `<${name}>${value}</${name}>`;
  const all = items.map(
    ({ title, guid, link, day, season, number, text }) =>
      `<item>${tag("title", title)}${guid === undefined ? "" : `<guid isPermaLink="false">${guid}</guid>`}${tag("link", link)}${tag("itunes:season", season)}${tag("itunes:episode", number)}${day === undefined ? "" : `<pubDate>0${day} Jan 2026 08:00:00 GMT</pubDate>`}${tag("description", text)}</item>`,
  );
  return `<?xml version="1.0"?><rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>${podcast}</title>${all.join("\n")}</channel></rss>`;
}

const note = (metadata: string, words = "Words.") =>
  `${metadata === "" ? "" : `---\n${metadata}\n---\n\n`}${words}\n`;

describe("two items of a feed with one title", () => {
  test("get names by their seasons, then their days, then a count", async () => {
    const { run, put, ids } = started();
    put(
      "feed.xml",
      feed(
        "Desk",
        { title: "Bonus", guid: "a", season: 2, day: 3, text: "One." },
        { title: "Bonus", guid: "b", season: 1, day: 2, text: "Two." },
        { title: "Bonus", guid: "c", season: 2, day: 1, text: "Three." },
        { title: "Bonus", guid: "d", season: 2, day: 3, text: "Four." },
        { title: "BONUS!", guid: "e", text: "Five." },
        { title: "Bonus", guid: "f", season: 1, day: 2, text: "Six." },
      ),
    );
    const first = await run("import feed.xml --to lib");
    const why = "named so because desk/bonus.md is another episode";
    expect(first).toEqual({
      stdout:
        "lib/desk/bonus.md\nlib/desk/bonus-s1.md\nlib/desk/bonus-2026-01-01.md\nlib/desk/bonus-2.md\nlib/desk/bonus-3.md\nlib/desk/bonus-2026-01-02.md\n",
      stderr: `lib/desk/bonus-s1.md: ${why}\nlib/desk/bonus-2026-01-01.md: ${why}\nlib/desk/bonus-2.md: ${why}\nlib/desk/bonus-3.md: ${why}\nlib/desk/bonus-2026-01-02.md: ${why}\n`,
      code: 0,
    });
    expect(await ids()).toEqual([
      "desk/bonus",
      "desk/bonus-2",
      "desk/bonus-2026-01-01",
      "desk/bonus-2026-01-02",
      "desk/bonus-3",
      "desk/bonus-s1",
    ]);
    expect((await run("import feed.xml --to lib")).stderr).toBe("6 unchanged\n");
  });

  test("keep their names when the feed grows, turns round or shows only some", async () => {
    const { run, put, read } = started();
    const [a, b, c] = ["a", "b", "c"].map((guid, i) => ({
      title: "Bonus",
      guid,
      day: 3 - i,
      text: guid,
    }));
    put("feed.xml", feed("Desk", b!, c!));
    expect((await run("import feed.xml --to lib")).stdout).toBe(
      "lib/desk/bonus.md\nlib/desk/bonus-2026-01-01.md\n",
    );
    put("feed.xml", feed("Desk", a!, b!, c!));
    const grown = await run("import feed.xml --to lib");
    expect(grown.stdout).toBe("lib/desk/bonus-2026-01-03.md\n");
    expect(grown.stderr).toContain("1 new, 2 unchanged");
    for (const items of [[c!, a!, b!], [b!], [a!], [c!, b!]]) {
      put("feed.xml", feed("Desk", ...items));
      expect(await run("import feed.xml --to lib")).toEqual({
        stdout: "",
        stderr: `${items.length} unchanged\n`,
        code: 0,
      });
    }
    put("feed.xml", feed("Desk", { ...c!, title: "Another title", text: "c and more" }));
    expect((await run("import feed.xml --to lib")).stdout).toBe("lib/desk/bonus-2026-01-01.md\n");
    expect(read("lib/desk/bonus-2026-01-01.md")).toContain("Another title");
    expect(read("lib/desk/bonus.md")).toContain("\nb\n");
  });

  test("one that comes alone in a later run gets a name of its own too", async () => {
    const { run, put, ids } = started();
    put("feed.xml", feed("Desk", { title: "Bonus", guid: "a", day: 1, text: "a" }));
    await run("import feed.xml --to lib");
    put("feed.xml", feed("Desk", { title: "Bonus", guid: "b", day: 1, text: "b" }));
    expect((await run("import feed.xml --to lib")).stdout).toBe("lib/desk/bonus-2.md\n");
    expect(await ids()).toEqual(["desk/bonus", "desk/bonus-2"]);
  });

  test("untitled ones without metadata are imported too", async () => {
    const { run, put, ids } = started();
    put("feed.xml", feed("Desk", { guid: "a" }, { guid: "b" }, { guid: "c", day: 1 }));
    expect((await run("import feed.xml --to lib")).code).toBe(0);
    expect(await ids()).toEqual(["desk/untitled", "desk/untitled-2", "desk/untitled-2026-01-01"]);
    put(
      "feed.xml",
      feed("Desk", { guid: "d" }, { guid: "c", day: 1 }, { guid: "b" }, { guid: "a" }),
    );
    const { stdout } = await run("import feed.xml --to lib");
    expect(stdout).toBe("lib/desk/untitled-3.md\n");
  });

  test("ones without guid and link are known again by what they say", async () => {
    const { run, put, ids } = started();
    const [one, two] = ["one", "two"].map((text) => ({ title: "Bonus", text }));
    put("feed.xml", feed("Desk", one!, two!));
    await run("import feed.xml --to lib");
    put("feed.xml", feed("Desk", { title: "Bonus", text: "new" }, two!, one!));
    expect((await run("import feed.xml --to lib")).stdout).toBe("lib/desk/bonus-3.md\n");
    expect(await ids()).toEqual(["desk/bonus", "desk/bonus-2", "desk/bonus-3"]);
    put(
      "feed.xml",
      feed("Desk", { title: "Bonus", text: "two, revised" }, one!, { title: "Bonus", text: "new" }),
    );
    expect((await run("import feed.xml --to lib")).stdout).toBe("lib/desk/bonus-2.md\n");
  });

  test("one that a feed lists twice comes in once", async () => {
    const { run, put, ids } = started();
    const item = { title: "Bonus", guid: "a", text: "a" };
    put("feed.xml", feed("Desk", item, item));
    expect(await run("import feed.xml --to lib")).toEqual({
      stdout: "lib/desk/bonus.md\n",
      stderr: "1 new, 1 unchanged\n",
      code: 0,
    });
    expect(await ids()).toEqual(["desk/bonus"]);
  });

  test("an item whose guid is another now is known by its address, title and day together", async () => {
    const { run, put } = started();
    const item = { title: "Bonus", link: "https://example.org/bonus", day: 1, text: "a" };
    put("feed.xml", feed("Desk", { ...item, guid: "old" }));
    await run("import feed.xml --to lib");
    put("feed.xml", feed("Desk", { ...item, guid: "new", text: "a, revised" }));
    expect((await run("import feed.xml --to lib")).stdout).toBe("lib/desk/bonus.md\n");
    put("feed.xml", feed("Desk", { ...item, guid: "newer", day: 2 }));
    expect((await run("import feed.xml --to lib")).stdout).toBe("lib/desk/bonus-2026-01-02.md\n");
  });
});

test("podcasts named C, C++ and C# have folders and refs of their own", async () => {
  const { run, put, ids } = started();
  for (const name of ["C", "C++", "C#"]) {
    put(`from/${name}.md`, note(`podcast: ${JSON.stringify(name)}\nnumber: 1\ntitle: One`, name));
    put(`${name}.xml`, feed(name, { title: "About F# and A+", guid: "g", text: name }));
  }
  expect((await run("import from C.xml C++.xml C#.xml --to lib")).code).toBe(0);
  expect(await ids()).toEqual(
    ["c-plus-plus", "c-sharp", "c"].flatMap((podcast) => [
      `${podcast}/1`,
      `${podcast}/about-f-sharp-and-a-plus`,
    ]),
  );
});

describe("files of a folder", () => {
  test("without front matter get the refs that they have in place", async () => {
    const { run, ids } = started({
      "q/show-a/ep-1/notes.md": "Words of the first.\n",
      "q/show-b/ep-1/notes.md": "Words of the second.\n",
      "q/show-b/ep-2/Index.md": "# A title\n\nWords.\n",
      "q/top.md": "Words.\n",
      "q/deep/er/note.md": "Words.\n",
    });
    expect(await run("import q --to lib")).toEqual({
      stdout:
        "lib/er/note.md\nlib/show-a/ep-1/index.md\nlib/show-b/ep-1/index.md\nlib/show-b/ep-2/index.md\nlib/episodes/top.md\n",
      stderr: "",
      code: 0,
    });
    expect(await ids()).toEqual(await ids("q"));
    expect(await ids()).toEqual([
      "episodes/top",
      "er/note",
      "show-a/ep-1",
      "show-b/ep-1",
      "show-b/ep-2",
    ]);
  });

  test("of one podcast and title are named by their own names", async () => {
    const same = note("podcast: Desk\ntitle: A walk");
    const { run, ids } = started({
      "f/x/transcript.md": same,
      "f/y/transcript.md": same.replace("Words", "Other words"),
      "f/y/z/my-note.md": same,
      "f/README.md": same,
      "f/.hidden.md": same,
      "f/node_modules/a.md": same,
    });
    expect((await run("import f --to lib")).stdout).toBe(
      "lib/desk/x.md\nlib/desk/y.md\nlib/desk/my-note.md\n",
    );
    expect(await ids()).toEqual(["desk/my-note", "desk/x", "desk/y"]);
    expect(await ids("f")).toEqual(await ids());
  });

  test("of one podcast and number all come in, and the second has another name", async () => {
    const { run, ids } = started({
      "f/a.md": note("podcast: Desk\nnumber: 7\ntitle: A\ndate: 2026-01-01"),
      "f/b.md": note("podcast: Desk\nnumber: 7\ntitle: B\ndate: 2026-01-02"),
      "f/c.md": note("podcast: Desk\nnumber: 7\ntitle: C"),
      "f/d.md": note("podcast: Desk\nnumber: 7\ntitle: D\ndate: 2026-01-01\nseason: 3"),
    });
    const first = await run("import f --to lib");
    expect(first.code).toBe(0);
    expect(first.stdout).toBe(
      "lib/desk/7.md\nlib/desk/7-2026-01-02.md\nlib/desk/7-2.md\nlib/desk/7-s3.md\n",
    );
    expect(first.stderr).toContain(
      "lib/desk/7-2.md: named so because desk/7.md is another episode of that number\n",
    );
    expect(await ids()).toEqual(["desk/7", "desk/7", "desk/7", "desk/7"]);
    const check = await run("check --library lib");
    expect({ code: check.code, refs: check.stdout.match(/desk\/7/g)?.length }).toMatchObject({
      code: 1,
    });
    for (const one of ["f", "f/d.md", "f/c.md f/a.md", "f/b.md"])
      expect(await run(`import ${one} --to lib`)).toMatchObject({ stdout: "", code: 0 });
  });

  test("leave a name to the file that has it in place", async () => {
    const { run, ids } = started({
      "f/a/show/x.md": "One.\n",
      "f/b/show/x.md": "Two.\n",
      "f/c/show/x-2.md": "Three.\n",
    });
    const { stdout } = await run("import f --to lib");
    expect(stdout).toBe("lib/show/x.md\nlib/show/x-2.md\nlib/show/x-3.md\n");
    expect(await ids()).toEqual(["show/x", "show/x-2", "show/x-3"]);
  });

  test("whose names differ only in case do not share one", async () => {
    const { run, cwd } = started({
      "f/a.md": note("podcast: Desk\nnumber: S2E4\ntitle: A"),
      "f/b.md": note("podcast: Desk\nnumber: s2e4\ntitle: B"),
      "lib/Desk/S1E1.md": note("title: By hand"),
      "f/c.md": note("podcast: Desk\nnumber: s1e1\ntitle: C"),
    });
    expect((await run("import f --to lib")).code).toBe(0);
    expect(readdirSync(join(cwd, "lib/desk")).toSorted()).toEqual([
      "S2E4.md",
      "s1e1-2.md",
      "s2e4-2.md",
    ]);
  });

  test("that name one address, such as their podcast's, are not taken for one episode", async () => {
    const one = (number: number, title: string) =>
      note(`podcast: Desk\nnumber: ${number}\ntitle: ${title}\nurl: https://example.org`);
    const { run, put, ids } = started({ "f/1.md": one(1, "One"), "f/2.md": one(2, "Two") });
    expect((await run("import f --to lib")).stdout).toBe("lib/desk/1.md\nlib/desk/2.md\n");
    put("f/0.md", one(3, "Three"));
    expect(await run("import f --to lib")).toEqual({
      stdout: "lib/desk/3.md\n",
      stderr: "1 new, 2 unchanged\n",
      code: 0,
    });
    put("f/2.md", one(2, "Two, revised"));
    expect((await run("import f/2.md --to lib")).stdout).toBe("lib/desk/2.md\n");
    put("g/4.md", one(4, "Four"));
    expect((await run("import g/4.md --to lib")).stdout).toBe("lib/desk/4.md\n");
    expect(await ids()).toEqual(["desk/1", "desk/2", "desk/3", "desk/4"]);
  });

  test("are known again from the folder above, from their own and by themselves", async () => {
    const { run } = started({
      "f/show/x/transcript.md": note("podcast: Desk\ntitle: A walk", "One."),
      "f/show/y/transcript.md": note("podcast: Desk\ntitle: A walk", "Two."),
      "f/show/my-note.md": note("podcast: Desk\ntitle: A walk", "Three."),
    });
    await run("import f --to lib");
    for (const one of [
      "f",
      "f/show",
      "f/show/x",
      "f/show/y/transcript.md",
      "f/show/my-note.md",
      "f/show/y f",
    ])
      expect(await run(`import ${one} --to lib`)).toMatchObject({ stdout: "", code: 0 });
  });
});

test("a single file is named by its own name, or its folder's, and its podcast", async () => {
  const { run } = started({
    "a/my-note.md": note("podcast: P\ntitle: T"),
    "a/b/transcript.md": note("podcast: P\ntitle: T", "Other words."),
    "a/bare.md": "Words.\n",
    "a/text.txt": note("podcast: P\ntitle: Some title"),
  });
  expect(
    (await run("import a/my-note.md a/b/transcript.md a/bare.md a/text.txt --to lib")).stdout,
  ).toBe("lib/p/my-note.md\nlib/p/b.md\nlib/episodes/bare.md\nlib/p/some-title.md\n");
});

test("a name that a library would not read as the episode's own is kept in a folder", async () => {
  const { run, put, ids } = started({
    "f/show/notes!.md": "Words.\n",
    "f/show/index/index.md": "Words.\n",
  });
  put(
    "feed.xml",
    feed(
      "Desk",
      { title: "Transcript", guid: "a", text: "a" },
      { title: "Notes", guid: "b", text: "b" },
    ),
  );
  expect((await run("import f feed.xml --to lib")).stdout).toBe(
    "lib/show/index/index.md\nlib/show/notes/index.md\nlib/desk/transcript/index.md\nlib/desk/notes/index.md\n",
  );
  expect(await ids()).toEqual(["desk/notes", "desk/transcript", "show/index", "show/notes"]);
  expect((await run("import f feed.xml --to lib")).stderr).toBe("4 unchanged\n");
});

describe("a file made by hand", () => {
  test("stays where it is the same episode, whose import is refused", async () => {
    const { run, put, read } = started({
      "lib/desk/bonus.md": note("podcast: Desk\ntitle: Bonus", "Mine."),
    });
    put("feed.xml", feed("Desk", { title: "Bonus", guid: "a", text: "a" }));
    expect(await run("import feed.xml --to lib")).toEqual({
      stdout: "",
      stderr:
        "episode: feed.xml → lib/desk/bonus.md: a different file is already there\nreplace it with --force, which keeps a backup\n",
      code: 2,
    });
    expect(read("lib/desk/bonus.md")).toContain("Mine.");
  });

  test("stays where it is another episode, and nothing is refused", async () => {
    const mine = note("podcast: Desk\ntitle: Bonus\ndate: 2025-12-01", "Mine.");
    const { run, put, read } = started({
      "lib/desk/bonus.md": mine,
      "lib/desk/my-note.md": note("title: Other"),
    });
    put("feed.xml", feed("Desk", { title: "Bonus", guid: "a", day: 1, text: "a" }));
    put("my-note.md", note("podcast: Desk\ntitle: Theirs"));
    expect((await run("import feed.xml my-note.md --to lib --force")).stdout).toBe(
      "lib/desk/bonus-2026-01-01.md\nlib/desk/my-note-2.md\n",
    );
    expect(read("lib/desk/bonus.md")).toBe(mine);
  });
});

describe("what an earlier version imported", () => {
  const earlier = () => {
    const cwd = temporaryFolder();
    cpSync(join(FIXTURES, "import/earlier"), cwd, { recursive: true });
    return cwd;
  };
  const filesIn = (folder: string) =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => [
          join(parentPath, name),
          readFileSync(join(parentPath, name), "utf8"),
        ]),
    );

  test("keeps its names and every byte, and what was refused then comes in", async () => {
    const cwd = earlier();
    const before = filesIn(join(cwd, "library"));
    const { stdout, code } = await episode(["import", "notes", "feed.xml", "--to", "library"], {
      cwd,
    });
    expect({ stdout, code }).toEqual({
      stdout:
        "library/c-sharp/1.md\nlibrary/show-b/ep-1/index.md\nlibrary/village-talks/two.md\nlibrary/radio-desk/bonus-2026-01-06.md\n",
      code: 0,
    });
    expect(filesIn(join(cwd, "library"))).toMatchObject(before);
    const again = await episode(["import", "feed.xml", "notes", "--to", "library"], { cwd });
    expect(again).toEqual({ stdout: "", stderr: "14 unchanged\n", code: 0 });
  });

  test.each([
    ["notes/my-note.md", "desk-notes/a-title-of-its-own.md", "The text.", "The text, revised."],
    [
      "notes/my-note.md",
      "desk-notes/a-title-of-its-own.md",
      "title: A title of its own",
      "title: Another",
    ],
    ["notes/Loud & clear.md", "desk-notes/loud-and-clear.md", "Text #a", "Text, revised #a"],
    [
      "notes/with-address.md",
      "desk-notes/known-by-its-address.md",
      "title: Known",
      "title: Still known",
    ],
    ["notes/plus.md", "c/1.md", "Words on", "More words on"],
    [
      "notes/talks/one/transcript.md",
      "village-talks/a-walk.md",
      "The first walk",
      "The first long walk",
    ],
    ["feed.xml", "radio-desk/7.md", "The seventh", "The seventh, revised"],
  ])("is brought up to date in its place when %s changes", async (source, file, old, now) => {
    const cwd = earlier();
    const text = readFileSync(join(cwd, source), "utf8");
    writeFileSync(join(cwd, source), text.replace(old, now));
    const all = await episode(["import", "notes", "feed.xml", "--to", "library"], { cwd });
    expect(all.stdout.split("\n")).toContain(`library/${file}`);
    expect(all.stdout.split("\n").filter(Boolean)).toHaveLength(5);
    expect(all.code).toBe(0);
    const again = await episode(["import", source, "--to", "library"], { cwd });
    expect(again).toMatchObject({ stdout: "", code: 0 });
  });

  test("without what it remembers is still not written over", async () => {
    const cwd = earlier();
    const before = filesIn(join(cwd, "library"));
    rmSync(join(cwd, "library/.episode"), { recursive: true });
    await episode(["import", "notes", "feed.xml", "--to", "library"], { cwd });
    const after = filesIn(join(cwd, "library"));
    for (const [file, text] of Object.entries(before))
      if (!file.includes(".episode")) expect(after[file]).toBe(text);
  });
});

test("an item that two imports at once gave one name comes in when the slower was killed", async () => {
  const { run, put, read, cwd } = started();
  put("feed.xml", feed("Desk", { title: "Bonus", guid: "a", text: "a" }));
  await run("import feed.xml --to lib");
  put("other.xml", feed("Desk", { title: "Bonus", guid: "b", text: "b" }));
  await run("import other.xml --to elsewhere");
  // The slower had only noted where its file was to lie.
  cpSync(join(cwd, "elsewhere/.episode"), join(cwd, "lib/.episode"), { recursive: true });
  expect((await run("import other.xml --to lib")).stdout).toBe("lib/desk/bonus-2.md\n");
  expect(read("lib/desk/bonus.md")).toContain("\na\n");
  expect(read("lib/desk/bonus-2.md")).toContain("\nb\n");
  expect(sorted(await run("import other.xml feed.xml --to lib"))).toMatchObject({
    stdout: [],
    stderr: ["2 unchanged"],
  });
});
