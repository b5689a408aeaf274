import { expect, test } from "vitest";
import { parse } from "../src/episode/parse.ts";
import { notesOf, read } from "./reading.ts";

/** A file whose front matter is these lines. */
function stated(...lines: string[]): string {
  return `---\n${lines.join("\n")}\n---\n\nText.\n`;
}

test.each([
  ["1h30m", 5400],
  ["2h5m", 7500],
  ["45m30s", 2730],
  ["1h30", 5400],
  ["1h30min", 5400],
  ["2hrs5mins", 7500],
  ["1 hour 12 minutes", 4320],
  ["90m", 5400],
  ["PT2H5M", 7500],
  ['"1:11:15"', 4275],
  ['"102:26"', 6146],
  ['"41:26"', 2486],
  ["1 Std. 12 Min.", 4320],
  ["45 minutos", 2700],
  ["1小时12分", 4320],
])("a duration of %s has %i seconds", (text, seconds) => {
  const { episode, problems } = parse(stated(`duration: ${text}`), "p/file.md");
  expect(episode.durationSeconds).toBe(seconds);
  expect(problems).toEqual([]);
});

test.each([
  ["72", 4320],
  ["45", 2700],
  ["399", 23_940],
  ["400", 400],
  ["4320", 4320],
])("a bare duration of %s has %i seconds, with a note", (text, seconds) => {
  const file = stated("title: T", `duration: ${text}`);
  expect(read(file).durationSeconds).toBe(seconds);
  expect(notesOf(file)).toEqual(["3 duration-guessed"]);
});

test.each([
  ["25 hours", "duration: 25h"],
  ["a size in bytes", "length: 68413231"],
  ["words", "duration: long"],
  ["a minute of seventy seconds", 'duration: "1:70"'],
])("%s is no duration", (_, line) => {
  expect(read(stated(line)).durationSeconds).toBeNull();
});

test("a size beside a duration does not change it", () => {
  expect(read(stated("length: 68413231", 'duration: "1:11:15"')).durationSeconds).toBe(4275);
  expect(read(stated("length: 50 min")).durationSeconds).toBe(3000);
});

test.each([
  ["18 min", 18],
  ["1h30m", 90],
  ["18", 18],
  ["18 min read", 18],
])("a reading time of %s has %i minutes", (text, minutes) => {
  expect(read(stated(`reading_time: ${text}`)).readingMinutes).toBe(minutes);
});

test.each([
  ["2024", "2024"],
  ["2024-05", "2024-05"],
  ["2024-05-12T23:59:59+14:00", "2024-05-12"],
  ["Sat, 03 Sep 16 09:19:24 GMT", "2016-09-03"],
  ["Sat, 03 Sep 2016 09:19:24 GMT", "2016-09-03"],
  ["Sat,03 Sep 2016", "2016-09-03"],
  ["03-Sep-16", "2016-09-03"],
  ["03 Sep 99", "1999-09-03"],
  ["Sun Feb  1 09:19:24 2026", "2026-02-01"],
  ["2026年2月1日", "2026-02-01"],
  ["12 March 2024", "2024-03-12"],
  ["12th of March 2024", "2024-03-12"],
  ["March 12, 2024", "2024-03-12"],
  ["12.03.2024", "2024-03-12"],
  ["12. März 2024", "2024-03-12"],
  ["12 de marzo de 2024", "2024-03-12"],
  ["1er février 2024", "2024-02-01"],
  ["12 de março de 2024", "2024-03-12"],
  ["12 marzo 2024", "2024-03-12"],
  ["12 maart 2024", "2024-03-12"],
  ["1719878400000", "2024-07-02"],
  ["1719878400", "2024-07-02"],
  ["2024-05-12 99:99", "2024-05-12"],
])("a date of %s is %s", (text, day) => {
  const { episode, problems } = parse(stated(`date: ${text}`), "p/file.md");
  expect(episode.date).toBe(day);
  expect(problems).toEqual([]);
});

test.each([["2024-02-31"], ["02/01/2026"], ["12"], ["soon"], ["32 March 2024"]])(
  "%s is no date, and stays in what is left over",
  (text) => {
    const { episode, problems } = parse(stated(`date: "${text}"`), "p/file.md");
    expect(episode).toMatchObject({ date: null, extra: { date: text } });
    expect(problems.map(({ code, line }) => [code, line])).toEqual([["date-invalid", 2]]);
  },
);

test.each([
  ["podcast_duration: 1h", { durationSeconds: 3600 }],
  ["youtube: dQw4w9WgXcQ", { url: "https://www.youtube.com/watch?v=dQw4w9WgXcQ" }],
  ["links: {youtube: 'https://e.org/v'}", { url: "https://e.org/v" }],
  ["original_url: https://e.org/o", { url: "https://e.org/o" }],
  ["dateadded: 2026-02-01", { date: "2026-02-01" }],
  ["episode_date: 2026-02-01", { date: "2026-02-01" }],
  ["show_name: Desk", { podcast: "Desk" }],
  ["host_name: Ada", { hosts: ["Ada"] }],
  ["featured_guest: Ada", { guests: ["Ada"] }],
  ["topic: ai", { topics: ["ai"] }],
  ["tag: ai", { topics: ["ai"] }],
  ["length: 50 min", { durationSeconds: 3000 }],
  ["guest: A + B", { guests: ["A", "B"] }],
  ["guest: Ada Example & Bo Sample", { guests: ["Ada Example", "Bo Sample"] }],
  ["guest: Ada Example, PhD, and Bo Sample", { guests: ["Ada Example, PhD", "Bo Sample"] }],
  ["guests: [{name: Ada}]", { guests: ["Ada"] }],
  ["topics: [{topic: ai}]", { topics: ["ai"] }],
  ["topics: [{name: ai}, ml]", { topics: ["ai", "ml"] }],
  ["topics: [C#, C++, C]", { topics: ["c#", "c++", "c"] }],
  ["url: '[a](https://e.org/a)'", { url: "https://e.org/a" }],
  ["podcast: '[[Desk|The Desk]]'", { podcast: "The Desk" }],
  ["episode: Some words", { title: "Some words", number: null }],
  ["url: undefined", { url: null }],
  ["date: true", { date: null }],
])("%s is read", (line, want) => {
  expect(read(stated(line))).toMatchObject(want);
});

test.each([
  ["podcast_url: https://e.org/p", { url: null, podcast: null }],
  ["podcast_description: All of it", { tldr: null }],
  ["guest_count: 3", { guests: [] }],
  ["links: {name: no address}", { url: null }],
  ["youtube: two words", { url: null }],
])("%s is not read as something else, and stays", (line, want) => {
  const episode = read(stated(line));
  expect(episode).toMatchObject(want);
  expect(Object.keys(episode.extra)).toEqual([line.split(":")[0]]);
});

test("a map of links stays whole beside the address taken from it", () => {
  expect(read(stated("links: {youtube: 'https://e.org/v'}")).extra).toEqual({
    links: { youtube: "https://e.org/v" },
  });
});

test.each([
  ["insights: [a, b]", ["a", "b"]],
  ["takeaways: [a, b]", ["a", "b"]],
  ["key_takeaways:\n  - A: b\n  - c", ["A", "c"]],
])("points in front matter are takeaways: %s", (lines, titles) => {
  const { takeaways, sections, extra } = read(stated(lines));
  expect(takeaways.map(({ title }) => title)).toEqual(titles);
  expect(sections.map(({ name }) => name)).toEqual(["intro", "takeaways"]);
  expect(extra).toEqual({});
});

test("points of the body go before those of front matter", () => {
  const text = "---\ninsights: [a, b]\n---\n\n## Takeaways\n\n- c\n- d\n- e\n";
  expect(read(text).takeaways.map(({ title }) => title)).toEqual(["c", "d", "e"]);
  expect(read(text).extra).toEqual({ insights: ["a", "b"] });
});

test.each([
  ["bold keys", "**Guest:** Ada Example\n**Date:** 3 May 2024"],
  ["bold keys, the colon outside", "**Guest**: Ada Example\n**Date**: 3 May 2024"],
  ["plain keys", "Guest: Ada Example\nDate: 3 May 2024"],
  ["keys of Dataview", "Guest:: [[Ada Example]]\nDate:: 2024-05-03"],
  ["a list", "- **Guest**: Ada Example\n- **Date**: 3 May 2024"],
  ["a quotation", "> Guest：**Ada Example**\n> Date：2024年5月3日"],
  ["a table", "| Guest | Ada Example |\n|---|---|\n| Date | 3 May 2024 |"],
  ["one line", "**Guest:** Ada Example | **Date:** 3 May 2024"],
])("metadata at the head of a body is read and stays: %s", (_, head) => {
  const episode = read(`# T\n\n${head}\n\n## TL;DR\n\nShort.\n`);
  expect(episode).toMatchObject({ guests: ["Ada Example"], date: "2024-05-03", title: "T" });
  expect(episode.sections[0]).toEqual({ name: "intro", title: "", markdown: head });
});

test("a show in a wiki link is the podcast", () => {
  expect(read("Show:: [[Desk]]\nDate: 3 May 2024\n").podcast).toBe("Desk");
});

test.each([
  ["one line that is not under the title", "Words.\n\nGuest: Ada Example\n"],
  ["a conversation", "Guest: Hello.\nHost: Hi.\nGuest: So.\nHost: Yes.\nGuest: A.\nHost: B.\n"],
  ["a link without a key", "https://e.org/a\n\n[a](https://e.org/b)\n"],
  ["lines in a section with a name", "## Notes\n\nGuest: Ada\nDate: 3 May 2024\n"],
])("%s is no metadata", (_, body) => {
  expect(read(body)).toMatchObject({ guests: [], date: null, url: null });
});

test("a day in the body completes the year that front matter gives", () => {
  const body = "\n**Guest:** Ada\n**Date:** 3 May 2024\n";
  expect(read(`---\ndate: 2024\n---\n${body}`).date).toBe("2024-05-03");
  expect(read(`---\ndate: 2023\n---\n${body}`).date).toBe("2023");
});
