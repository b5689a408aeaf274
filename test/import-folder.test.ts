import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "./temporary.ts";
import { episode } from "./episode.ts";

function started(files: Record<string, string>) {
  const cwd = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return {
    cwd,
    read: (path: string) => readFileSync(join(cwd, path), "utf8"),
    run: (line: string) => episode(line.split(" "), { cwd }),
  };
}

describe("what of a folder is an episode", () => {
  test("every Markdown file that has any text", async () => {
    const { run, read } = started({
      "f/link.md": "only text, [a](https://example.org)\n",
      "f/word.markdown": "Word.",
      "f/html.md": "<details>\n<summary>More</summary>\n\nSome **bold** text.\n\n</details>\n",
      "f/comment.md": "<!-- a note -->\n\nText below.\n",
      "f/rule.md": "---\n\nText between.\n\n---\n",
      "f/block.md": "---\ntitle: Only a title\n---\n",
    });
    expect(await run("import f --to lib")).toEqual({
      stdout: ["block", "comment", "html", "link", "rule", "word"]
        .map((name) => `lib/episodes/${name}.md\n`)
        .join(""),
      stderr: "",
      code: 0,
    });
    expect(read("lib/episodes/link.md")).toBe(
      "---\ntitle: link\n---\n\nonly text, [a](https://example.org)\n",
    );
    expect(read("lib/episodes/html.md")).toContain("Some **bold** text.");
  });

  test("a page in HTML is recognised with any file extension", async () => {
    const { run, read } = started({
      "f/page.md": "<!DOCTYPE html><html><h1>A title</h1><p>Some <b>bold</b> text.</p></html>",
    });
    expect((await run("import f --to lib")).stdout).toBe("lib/episodes/page.md\n");
    expect(read("lib/episodes/page.md")).toContain("Some **bold** text.");
  });

  test("a skipped file is named with the reason, and is not a failure", async () => {
    const { run } = started({
      "f/a.md": "Text.\n",
      "f/data.json": "{}",
      "f/empty.md": " \n",
      "f/README.md": "Text.\n",
      "f/.hidden.md": "Text.\n",
      "f/node_modules/a.md": "Text.\n",
      "f/picture.png": "",
    });
    expect(await run("import f --to lib")).toEqual({
      stdout: "lib/episodes/a.md\n",
      stderr:
        "f/data.json: skipped, in no known format\nf/empty.md: skipped, empty\n2 files skipped, 1 in no known format, 1 empty\n",
      code: 0,
    });
    expect((await run("import f --to lib -q")).stderr).toBe("");
  });

  test("of many skipped files the first are named, the others counted", async () => {
    const files = Array.from({ length: 13 }, (_, i) => [`f/${10 + i}.json`, "{}"] as const);
    const { run } = started(Object.fromEntries(files));
    const { stdout, stderr, code } = await run("import f --to lib");
    expect({ stdout, code }).toEqual({ stdout: "", code: 1 });
    expect(stderr).toBe(
      [
        ...Array.from({ length: 10 }, (_, i) => `f/${10 + i}.json: skipped, in no known format`),
        "and 3 more",
        "13 files skipped, in no known format",
        "episode: no episodes in f",
        "",
      ].join("\n"),
    );
  });

  test("a file that somebody names and that is empty is reported", async () => {
    const { run } = started({ "a.md": "\n", "b.md": "Text.\n" });
    expect(await run("import a.md --to lib")).toEqual({
      stdout: "",
      stderr: "episode: a.md is empty\n",
      code: 1,
    });
    expect(await run("import a.md b.md --to lib")).toEqual({
      stdout: "lib/episodes/b.md\n",
      stderr: "episode: a.md is empty\n",
      code: 0,
    });
  });
});

describe("one odd value costs only itself", () => {
  test.each([
    ["date: soon", "soon"],
    ["date: 2026-13-45", "2026-13-45"],
    ["duration: long", "long"],
    ["reading_time: a while", "a while"],
  ])("%s", async (line, value) => {
    const { run, read } = started({
      "f/a.md": `---\npodcast: Desk\nnumber: 1\ntitle: A\n${line}\n---\n\nText.\n`,
      "f/b.md": "---\npodcast: Desk\nnumber: 2\ntitle: B\n---\n\nText.\n",
    });
    const { stdout, stderr, code } = await run("import f --to lib");
    expect({ stdout, code }).toEqual({ stdout: "lib/desk/1.md\nlib/desk/2.md\n", code: 0 });
    expect(stderr).toMatch(new RegExp(`^f/a\\.md:5: .*“${value}”.*\\n$`));
    expect(read("lib/desk/1.md")).toContain(`\n${line}\n`);
    expect((await run("import f --to lib")).stderr).toBe("2 unchanged\n");
  });

  test("also where a file that was fine gets one", async () => {
    const { cwd, run, read } = started({
      "a.md": "---\npodcast: Desk\nnumber: 1\ntitle: A\ndate: 2026-01-01\n---\n\nText.\n",
    });
    await run("import a.md --to lib");
    writeFileSync(join(cwd, "a.md"), read("a.md").replace("2026-01-01", "soon"));
    const { stdout, stderr, code } = await run("import a.md --to lib");
    expect({ stdout, code }).toEqual({ stdout: "lib/desk/1.md\n", code: 0 });
    expect(stderr).toContain("a.md:5: ");
    expect(read("lib/desk/1.md")).toContain("soon");
  });
});

test("a folder that takes no files keeps no other from being written", async () => {
  const file = (podcast: string) => `---\npodcast: ${podcast}\nnumber: 1\ntitle: T\n---\n\nText.\n`;
  const { run } = started({
    "f/a.md": file("A"),
    "f/b.md": file("B"),
    "f/c.md": file("C"),
    "lib/b": "a file",
  });
  const { stdout, stderr, code } = await run("import f --to lib");
  expect({ stdout, code }).toEqual({ stdout: "lib/a/1.md\nlib/c/1.md\n", code: 2 });
  expect(stderr).toMatch(/^episode: f\/b\.md → lib\/b\/1\.md: .*\n/);
});

describe("long lists", () => {
  const lines = Array.from({ length: 900 }, (_, i) => `0:${10 + (i % 50)} Line ${i}: "it" is said`);
  test("are written with one item a line, short ones on one", async () => {
    const { run, read } = started({
      "f/a.md": `---\npodcast: Desk\nnumber: 1\ntitle: A\nguests: [Ada Example, Bo Sample]\nkeywords: ${JSON.stringify(lines.slice(0, 3))}\nplaces: [here, there]\ntranscript: ${JSON.stringify(lines)}\nlinks: {youtube: "https://example.org/${"y".repeat(60)}", page: "https://example.org/${"p".repeat(60)}"}\nspeakers_by_time: ${JSON.stringify(lines.slice(0, 4).map((text, i) => ({ speaker: "Ada", start: i, text })))}\n---\n\nText.\n`,
    });
    expect((await run("import f --to lib")).code).toBe(0);
    const text = read("lib/desk/1.md");
    expect(text).toContain("\nguests: [Ada Example, Bo Sample]\n");
    expect(text).toContain("\nplaces: [here, there]\n");
    expect(text).toContain(
      `\ntranscript:\n  - ${JSON.stringify(lines[0])}\n  - ${JSON.stringify(lines[1])}\n`,
    );
    expect(text).toMatch(/\nlinks:\n {2}youtube: https:\S+\n {2}page: https:\S+\n/);
    expect(text).toMatch(/\nspeakers_by_time:\n {2}- \{speaker: Ada, start: 0, text: /);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(110);
    expect((await run("import f --to lib")).stderr).toBe("1 unchanged\n");
    expect((await run("import lib --to other")).code).toBe(0);
    expect(read("other/desk/1.md")).toBe(text);
  });
});
