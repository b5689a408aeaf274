import { expect, test } from "vitest";
import { parse } from "../src/episode/parse.ts";
import { notesOf, read } from "./reading.ts";

const BODY = "\n## TL;DR\n\nShort.\n";

/** A file with one line of front matter between two that are plain. */
function withLine(line: string): string {
  return `---\npodcast: P\n${line}\ndate: 2026-01-01\n---\n${BODY}`;
}

test.each([
  ["a number that begins with #", "number: #12", { number: "12" }, ["3 yaml-hash"]],
  ["a numbered title that begins with #", "title: #12 - X", { title: "#12 - X" }, ["3 yaml-hash"]],
  ["topics as hashtags", "tags: #ai #ml", { topics: ["ai", "ml"] }, ["3 yaml-hash"]],
  ["one topic as a hashtag", "topics: #ai", { topics: ["ai"] }, ["3 yaml-hash"]],
  ["a podcast that begins with #", "show: #hashtag", { podcast: "P" }, ["3 yaml-hash"]],
  ["a number in quotes", 'number: "#12"', { number: "12" }, []],
])("%s is read though YAML takes it for a comment", (_, line, want, notes) => {
  expect(read(withLine(line))).toMatchObject({ ...want, date: "2026-01-01" });
  expect(notesOf(withLine(line)).filter((note) => note.endsWith("yaml-hash"))).toEqual(notes);
});

test.each([
  ["a space after the #", "number: # 12", { number: null }],
  ["a list below", "guests: #todo\n  - Ada\n  - Bo", { guests: ["Ada", "Bo"] }],
  ["a list below, with a space", "guests: # see below\n  - Ada", { guests: ["Ada"] }],
  ["a comment after a value", "number: 12 #todo", { number: "12" }],
])("a comment stays a comment: %s", (_, line, want) => {
  expect(read(withLine(line))).toMatchObject(want);
});

test.each([
  ["title: Why: a question", { title: "Why: a question" }],
  ["title: A: b: c", { title: "A: b: c" }],
  ["title: [Bonus] Some", { title: "[Bonus] Some" }],
  ["title: [Bonus]", { title: "[Bonus]" }],
  ['title: "Q" words', { title: '"Q" words' }],
  ["title: 'Q' words", { title: "'Q' words" }],
  ["title: *Star* words", { title: "*Star* words" }],
  ["title: @home", { title: "@home" }],
  ["title: 50% off: now", { title: "50% off: now" }],
  ["guest: @jane", { guests: ["@jane"] }],
  ['title: "Unclosed', { title: '"Unclosed' }],
  ["title: `code`", { title: "`code`" }],
])("%s is read as written, and noted", (line, want) => {
  const { episode, readable, assumed } = parse(withLine(line), "p/file.md");
  expect(episode).toMatchObject({ ...want, podcast: "P", date: "2026-01-01", tldr: "Short." });
  expect(readable).toBe(true);
  expect(assumed.filter(({ code }) => code === "yaml-text").map((one) => one.line)).toEqual([3]);
});

test("what is read as text can be quoted", () => {
  const { assumed } = parse(withLine("title: Why: a question"), "p/file.md");
  expect(assumed[0]?.fix).toEqual({ from: 3, to: 4, lines: ['title: "Why: a question"'] });
});

test.each([
  ["a list that is no title", "topics: [a, b]", { topics: ["a", "b"] }],
  ["quotes", 'title: "Why: a question"', { title: "Why: a question" }],
  ["a colon inside a word", "title: 12:30 to Ely", { title: "12:30 to Ely" }],
  ["a folded text", "title: >-\n  Why\n  not", { title: "Why not" }],
])("YAML that is valid is read as YAML, without a note: %s", (_, line, want) => {
  expect(read(withLine(line))).toMatchObject(want);
  expect(notesOf(withLine(line))).toEqual([]);
});

test.each([
  ["a list twice", "tags: [a]\ntags: [b]", { topics: ["a", "b"] }, ["4 key-repeated"]],
  ["a text twice", "title: A\ntitle: B", { title: "A" }, ["4 key-repeated"]],
  ["no space after the colon", "title:Foo", { title: "Foo" }, []],
  ["no space in two lines", "title:Foo\nnumber:8", { title: "Foo", number: "8" }, []],
  ["a comment in a title", "title: Why C # matters", { title: "Why C" }, ["3 yaml-comment"]],
  ["a comment in names", "guests: Ada # and Bo", { guests: ["Ada"] }, ["3 yaml-comment"]],
  ["a comment for a date", "date: # TODO", { podcast: "P" }, []],
  ["a tab before a value", "title:\tFoo", { title: "Foo" }, []],
])("a block is read key by key: %s", (_, line, want, notes) => {
  expect(read(withLine(line))).toMatchObject(want);
  const own = notesOf(withLine(line)).filter((note) => /key-repeated|yaml-comment/.test(note));
  expect(own.slice(0, notes.length)).toEqual(notes);
  expect(notes.length > 0 || own.every((note) => note.includes("repeated"))).toBe(true);
});

const BLOCK = "---\ntitle: T\nnumber: 5\n---\n";

test.each([
  ["an empty line", `\n${BLOCK}`],
  ["empty lines", `\n\n\n${BLOCK}`],
  ["a comment", `<!-- note -->\n${BLOCK}`],
  ["a comment of several lines", `<!-- a\nb -->\n\n${BLOCK}`],
  ["empty lines before TOML", '\n\n+++\ntitle = "T"\nnumber = 5\n+++\n'],
  ["a byte-order mark", `\ufeff${BLOCK}`],
  ["spaces on a line", `  \n${BLOCK}`],
])("%s may stand before front matter", (_, head) => {
  expect(read(`${head}\nText.\n`)).toMatchObject({ title: "T", number: "5" });
});

test("a level-one heading may stand before front matter", () => {
  expect(read("# My notes\n\n---\nnumber: 5\n---\n\nText.\n")).toMatchObject({
    title: "My notes",
    number: "5",
  });
});

test.each([
  ["a paragraph", `Words.\n\n${BLOCK}`],
  ["a level-two heading", `## Words\n\n${BLOCK}`],
  ["two headings", `# A\n\n# B\n\n${BLOCK}`],
  ["a list", `- a\n\n${BLOCK}`],
])("%s before a block makes it a part of the body", (_, text) => {
  expect(parse(text, "p/file.md").layout.front.block).toBeNull();
});

test("front matter may be as long as a file may", () => {
  const lines = Array.from({ length: 1500 }, (_, i) => `  - Line ${i} of what was said in it.\n`);
  const transcript = `${lines.join("")}${"  - x\n".repeat(4000)}`;
  expect(transcript.length).toBeGreaterThan(70_000);
  const text = `---\ntitle: T\ntranscript:\n${transcript}number: 5\n---\n\n## TL;DR\n\nShort.\n`;
  const { episode, problems } = parse(text, "p/file.md");
  expect(episode).toMatchObject({ title: "T", number: "5", tldr: "Short." });
  expect(problems).toEqual([]);
  expect((episode.extra["transcript"] as string[]).length).toBe(5500);
});

test.each([
  ["JSON at the head", '{\n  "title": "T",\n  "date": "2026-02-01"\n}\n\nText.\n'],
  ["JSON on one line", '{"title": "T", "date": "2026-02-01"}\n\nText.\n'],
  ["JSON with braces in texts", '{"title": "T", "x": "}{", "date": "2026-02-01"}\nText.\n'],
  ["JSON after an empty line", '\n{"title": "T", "date": "2026-02-01"}\nText.\n'],
  ["JSON between named fences", '---json\n{"title": "T", "date": "2026-02-01"}\n---\nText.\n'],
])("%s is front matter", (_, text) => {
  expect(read(text)).toMatchObject({ title: "T", date: "2026-02-01", extra: expect.anything() });
  expect(read(text).sections.map(({ markdown }) => markdown)).toEqual(["Text."]);
});

test.each([
  ["a brace and words", "{sic} He said so.\n"],
  ["an unclosed brace", '{ "title": "T"\n\nText.\n'],
  ["braces that are no JSON", "{{< player 12 >}}\n\nText.\n"],
  ["a list", '["title", "T"]\n'],
])("%s at the head is text", (_, text) => {
  const { episode, readable } = parse(text, "p/file.md");
  expect(episode.title).toBe("file");
  expect(readable).toBe(true);
  expect(episode.sections[0]?.markdown.startsWith(text.trim().split("\n")[0]!)).toBe(true);
});
