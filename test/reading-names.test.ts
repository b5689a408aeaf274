import { expect, test } from "vitest";
import { FM, notesOf, read } from "./reading.ts";

/** The number, title and ref of a file that states none. */
function nameOf(path: string, body: string) {
  const { number, title, id } = read(body, path);
  return { number, title, id };
}

test.each([
  ["desk/122-some-name.md", "# 122 Some Name", "122", "Some Name"],
  ["desk/007-spare.md", "# 007 Spare", "007", "Spare"],
  ["desk/some.md", "# 48: Title", "48", "Title"],
  ["desk/some.md", "# 48. Title", "48", "Title"],
  ["desk/some.md", "# 48 - Title", "48", "Title"],
  ["desk/some.md", "# Episode 12: Title", "12", "Title"],
  ["desk/some.md", "# Ep. 12 – Title", "12", "Title"],
  ["desk/some.md", "# #12 Title", "12", "Title"],
  ["desk/some.md", "# Folge 12: Titel", "12", "Titel"],
  ["desk/some.md", "# 第12期：标题", "12", "标题"],
  ["desk/S1E2 words.md", "# Title", "S1E2", "Title"],
  ["desk/01x09 words.md", "# Title", "S1E9", "Title"],
  ["desk/ep12.md", "# Title", "12", "Title"],
  ["desk/#12 words.md", "# Title", "12", "Title"],
])("%s with %s has number %s", (path, heading, number, title) => {
  expect(nameOf(path, `${heading}\n\nText.\n`)).toEqual({ number, title, id: `desk/${number}` });
});

test.each([
  ["desk/2024-05-12-foo.md", "# Foo", "Foo", "desk/2024-05-12-foo"],
  ["desk/10-lessons.md", "---\ntitle: Lessons\n---", "Lessons", "desk/10-lessons"],
  ["desk/10-lessons.md", "# Bread Lessons", "Bread Lessons", "desk/10-lessons"],
  ["desk/3-ways.md", "# 3 Ways", "3 Ways", "desk/3-ways"],
  ["desk/a-year.md", "# 1984 by an author", "1984 by an author", "desk/a-year"],
  ["desk/a-year.md", "# 1984: A year", "1984: A year", "desk/a-year"],
  ["desk/hours.md", "# 24 hours in Ely", "24 hours in Ely", "desk/hours"],
  ["desk/share.md", "# Episode 80% of us missed", "Episode 80% of us missed", "desk/share"],
  ["desk/step.md", "# step12", "step12", "desk/step"],
])("%s with %s has no number", (path, heading, title, id) => {
  expect(nameOf(path, `${heading}\n\nText.\n`)).toEqual({ number: null, title, id });
});

test("a number that was guessed is noted", () => {
  expect(notesOf("# 48: Title\n", "desk/some.md")).toEqual(["1 number-guessed"]);
  expect(notesOf("# Title\n", "desk/ep12.md")).toEqual(["1 number-guessed"]);
});

test("a day that begins a file's name is the date where none is stated", () => {
  expect(read("# Foo\n", "desk/2024-05-12-foo.md").date).toBe("2024-05-12");
  expect(read(FM, "desk/2024-05-12-foo.md").date).toBe("2026-01-01");
  expect(read("# Foo\n", "desk/2024-05-42-foo.md").date).toBeNull();
});

test.each([
  ['title: "18: X"', { number: "18", title: "18: X" }],
  ['title: "Episode 18: X"', { number: "18", title: "Episode 18: X" }],
  ['title: "18: X"\nnumber: 5', { number: "5", title: "18: X" }],
  ['title: "18: X"\nnumber:', { number: null, title: "18: X" }],
  ['title: "1984: X"', { number: null, title: "1984: X" }],
])("a stated title keeps its number: %s", (lines, want) => {
  expect(read(`---\n${lines}\n---\n`)).toMatchObject(want);
});

test.each([
  ["season: 1\nepisode: 8", "S1E8", "p/S1E8"],
  ["season: 2\nepisode: 8", "S2E8", "p/S2E8"],
  ["season: 02\nepisode: 08", "S2E8", "p/S2E8"],
  ["season: Season 3\nep: 4", "S3E4", "p/S3E4"],
  ["season: 1\nnumber: 8", "8", "p/8"],
  ["season: 1\nepisode: S1E8", "S1E8", "p/S1E8"],
  ["season: 1", null, "p/file"],
  ["season: spring\nepisode: 8", "8", "p/8"],
])("%j gives number %s", (lines, number, id) => {
  const { number: found, id: ref } = read(`---\npodcast: P\n${lines}\n---\n`);
  expect({ number: found, id: ref }).toEqual({ number, id });
});

test.each([
  ["## Links\n\n- a\n", "file"],
  ["## Takeaways\n\n- a\n- b\n", "file"],
  ["### A chapter\n\nText.\n", "file"],
  ["# Takeaways\n\n- a\n- b\n", "file"],
  ["# Notes\n\nText.\n\n# Links\n\n- a\n", "file"],
])("a file without a title is titled by its name: %j", (body, title) => {
  expect(read(body).title).toBe(title);
});

test.each([
  ["# Key Insights: Desk #490\n\n## Summary\n\ns\n\n## Links\n\n- a\n", "Key Insights: Desk #490"],
  ["# Lessons from a Village Ferry\n\n## Summary\n\ns\n", "Lessons from a Village Ferry"],
  ["# Takeaways from Desk 12\n\n## TL;DR\n\ns\n", "Takeaways from Desk 12"],
  ["# Insights from a Tannery\n\n## Notes\n\nn\n", "Insights from a Tannery"],
])("a level-one heading with a tail above sections is the title: %j", (body, title) => {
  const { title: found, takeaways } = read(body);
  expect({ found, takeaways }).toEqual({ found: title, takeaways: [] });
});

test.each([
  ["&#27;\n===\n\nText.\n", "file"],
  ["# &#x200B;\n\nText.\n", "file"],
  ["# \u200b\n\nText.\n", "file"],
  ["# [[]]\n\nText.\n", "file"],
  ["# &#8203;\n\n# A ferry\n\nText.\n", "A ferry"],
  ["#\n\n# A ferry\n\nText.\n", "A ferry"],
])("a level-one heading in which nothing can be seen is no title: %j", (body, title) => {
  const episode = read(body);
  expect(episode.title).toBe(title);
  expect(episode.sections.map(({ name }) => name)).toEqual(["intro"]);
  expect(episode.sections[0]!.markdown).toContain("Text.");
});

test.each([
  ["It&#39;s", "It's"],
  ["It&#x27;s", "It's"],
  ["It&#X27;s", "It's"],
  ["Salt &amp; tides", "Salt & tides"],
  ["A &#128031; day", "A \u{1f41f} day"],
  ["A&#1114112;b &#99999999; &nothing;", "A&#1114112;b &#99999999; &nothing;"],
])("entities in a title are the characters they stand for: %j", (heading, title) => {
  expect(read(`# ${heading}\n\nText.\n`).title).toBe(title);
});
