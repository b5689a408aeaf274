import { expect, test } from "vitest";
import { codesIn, file, findingsOf, fixed, HEAD, problemsIn } from "./checking.ts";

const rest = "podcast: Desk Notes\nnumber: 1\ndate: 2026-01-01\n";

test.each([
  ["title: Why: a question", "yaml-text", 'title: "Why: a question"'],
  ["title: [Bonus] Some", "yaml-text", 'title: "[Bonus] Some"'],
  ['title: "Q" words', "yaml-text", 'title: "\\"Q\\" words"'],
  ["title: #12 - X", "yaml-hash", 'title: "#12 - X"'],
  ["title: %done", "yaml-text", 'title: "%done"'],
])("--fix quotes %s", (line, code, plain) => {
  const text = file(`${line}\n${rest}`);
  expect(findingsOf(text)).toMatchObject([{ line: 2, column: 1, severity: "warning", code }]);
  const { text: better, before, after } = fixed(text);
  expect(better).toBe(text.replace(line, plain));
  expect(after).toEqual(before);
  expect(codesIn(better)).toEqual([]);
});

test("a value with a comment, a repeated key and a name's bio are reported and not fixed", () => {
  const text = file(
    `${HEAD.replace("title: One", "title: Why C # matters")}guests: Ada Example - who writes\nnote: a: b\ntopics: [x]\ntopics: [y]\n`,
  );
  expect(problemsIn(text)).toEqual([
    "7 yaml-text the value of “note” is read as text: a: b",
    "9 key-repeated “topics” is there twice; its lists are joined",
    "4 yaml-comment “# matters” is a comment in YAML and not read",
    "6 name-cut “who writes” is not read as part of a name",
  ]);
  expect(fixed(text).text).toBe(text.replace("note: a: b", 'note: "a: b"'));
});

test("plain values with the same characters are no guess", () => {
  const plain = ['title: "Why: a question"', "title: '#12 - X'", "title: C#", "title: A - b: (c)"];
  for (const line of plain.slice(0, 3)) expect(codesIn(file(`${line}\n${rest}`))).toEqual([]);
  expect(codesIn(file(`${HEAD}url: https://example.org/a#b\n`))).toEqual([]);
});

const body =
  "# A walk\n\n- **Podcast**: Desk Notes\n- **Guests**: Ada Example & Bo Sample\n- **Date**: 3 May 2024\n\nText.\n";

test("--fix writes metadata of the body above the file, and keeps it in the body", () => {
  expect(problemsIn(body)).toEqual(["3 metadata-body Podcast, Guests, Date read from the body"]);
  const { text, before, after } = fixed(body);
  const block =
    "---\npodcast: Desk Notes\nguests: [Ada Example, Bo Sample]\ndate: 2024-05-03\n---\n\n";
  expect(text).toBe(block + body);
  expect(after).toEqual(before);
  expect(codesIn(text)).toEqual([]);
});

test("--fix adds what front matter lacks before its last line", () => {
  const text = `---\ntitle: A walk\n# a comment\n---\n\nPodcast: Desk Notes\nDate: 3 May 2024\n\nText.\n`;
  expect(fixed(text).text).toBe(
    text.replace("# a comment\n", "# a comment\npodcast: Desk Notes\ndate: 2024-05-03\n"),
  );
});

test("what --fix adds ends its lines as the file does", () => {
  const { text, before, after } = fixed(body.replaceAll("\n", "\r\n"));
  expect(text).toBe(fixed(body).text.replaceAll("\n", "\r\n"));
  expect(after).toEqual(before);
});

test("a value that is quoted keeps the end of its line", () => {
  const text = file(`title: Why: a question\n${rest}`).replaceAll("\n", "\r\n");
  expect(fixed(text).text).toBe(text.replace("title: Why: a question", 'title: "Why: a question"'));
  const last = "---\ntitle: Why: a question\n---";
  expect(fixed(last).text).toBe('---\ntitle: "Why: a question"\n---');
});

test("a byte order mark stays before the metadata that --fix adds", () => {
  const { fix } = findingsOf(`\ufeff${body}`).find(({ code }) => code === "metadata-body")!;
  expect(fix).toMatchObject([{ start: 1, length: 0 }]);
  expect(fixed(`\ufeff${body}`).text).toBe(fixed(body).text);
});

test("a title in the body is not copied where a heading has other words", () => {
  const text = "# 標題\n\n- Title: Another title\n- Podcast: Desk Notes\n\nText.\n";
  const { text: better, before, after } = fixed(text);
  expect(better).toBe(`---\npodcast: Desk Notes\n---\n\n${text}`);
  expect(after).toEqual(before);
});

test("a day in the body that completes a year in front matter is not written a second time", () => {
  const text = `---\npodcast: Desk Notes\ntitle: One\ndate: 2024\n---\n\nDate: 3 May 2024\nGuest: Ada Example\n\nText.\n`;
  const { text: better, before, after } = fixed(text);
  expect(better).toBe(text.replace("date: 2024\n", "date: 2024\nguests: [Ada Example]\n"));
  expect(after).toEqual(before);
});

test("a TL;DR that the body gives as a key is no metadata to copy", () => {
  expect(codesIn(`---\n${HEAD}---\n\nSummary: What it says.\nTags: a\n\nText.\n`)).toEqual([
    "metadata-body",
  ]);
  expect(codesIn(`# One\n\nSummary: What it says.\n\nText.\n`)).toEqual(["front-matter-missing"]);
});

test("no second block is written above lines that were meant as one", () => {
  const text =
    "---\ntitle: A walk\nguest: Ada Example\ntext: [ is open\nover lines\n---\n\nText.\n";
  expect(codesIn(text)).toEqual(["front-matter-body"]);
  expect(fixed(text).text).toBe(text);
});

test("guesses of numbers, days and lengths name what was read and the plain form", () => {
  const choice = { path: "desk-notes/2024-05-12-ep12-hasty.md" };
  expect(
    findingsOf("---\npodcast: P\ntitle: T\nduration: 72\n---\n\nText.\n", choice),
  ).toMatchObject([
    { line: 4, code: "duration-guessed", hint: "write 1h 12m" },
    { line: 1, code: "date-guessed", hint: "write date: 2024-05-12" },
  ]);
  expect(
    findingsOf(`# 122 A walk\n\nPodcast: P\nDate: 2024\n`, { path: "p/122-a-walk.md" }),
  ).toMatchObject([
    { code: "number-guessed", hint: "write number: 122" },
    { code: "metadata-body" },
  ]);
});

test("takeaways, topics and times that were guessed are reported once for a file", () => {
  const long = "Whoever writes things down in the evening sleeps better than everyone else ".repeat(
    2,
  );
  const text = file(
    HEAD,
    `## Notes\n\nText.\n\n#### Key Takeaways\n\n- ${long}\n- ${long} again\n- Walk often. #walking\n- 12:30 - Carry a pen.\n- 20:10 - Read.\n`,
  );
  expect(problemsIn(text).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
    "12 section-guessed",
    "14 takeaway-guessed",
    "16 topic-guessed",
    "17 time-guessed",
  ]);
});

test("a second TL;DR is not said to be read as one", () => {
  const text = file(HEAD, "## Summary\n\nOne.\n\n### Overview\n\nTwo.\n");
  expect(codesIn(text)).toEqual(["section-double"]);
});
